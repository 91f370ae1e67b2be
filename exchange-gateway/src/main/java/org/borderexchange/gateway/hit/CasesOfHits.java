package org.borderexchange.gateway.hit;

import java.util.Collection;
import java.util.Map;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.HitId;

/** In which case a hit is, so that alert, hit and case of one incident can be shown as one. */
@FunctionalInterface
public interface CasesOfHits {

    /** Hits that are in no case that is held are left out. */
    Map<HitId, CaseId> of(Collection<HitId> hits);
}
