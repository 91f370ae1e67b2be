package org.borderexchange.gateway.casework;

import java.util.Set;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.HitId;

/**
 * A case as this country may see it now.
 *
 * @param lost alerts that this country has lost since it was told the case; they are not shown
 * @param concealed hits with such an alert; neither are they
 */
public record VisibleCase(CaseFile file, Set<AlertId> lost, Set<HitId> concealed) {

    public VisibleCase {
        lost = Set.copyOf(lost);
        concealed = Set.copyOf(concealed);
    }
}
