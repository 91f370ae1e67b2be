package org.borderexchange.gateway.casework;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.HitId;

/**
 * What this country hears of cases. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}; the caller repeats the
 * whole batch then, which changes nothing that was stored already.
 */
public interface Cases {

    /** Stores what is newer than what is held. A case that this country has lost keeps its version, so that nothing older brings it back. */
    void applyNewer(List<Told<CaseFile>> told);

    /** Empty if nothing was ever told of it; without content if it is lost. */
    Optional<Told<CaseFile>> find(CaseId id);

    /** Newest opening first. */
    Page<CaseFile> list(Search<CaseStatus> search);

    /** Those that hold one of these alerts, in no particular order. */
    List<CaseFile> withAlerts(Collection<AlertId> alerts);

    /** Those that hold one of these hits, in no particular order. */
    List<CaseFile> withHits(Collection<HitId> hits);
}
