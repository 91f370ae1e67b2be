package org.borderexchange.gateway.hit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.HitId;

/**
 * What this country hears of hits. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}; the caller repeats the
 * whole batch then, which changes nothing that was stored already.
 */
public interface Hits {

    /**
     * Stores what is newer than what is held. A hit that this country has lost keeps its version, so that nothing older brings it back.
     */
    void applyNewer(List<ReceivedHit> told);

    /** Those of them that are held and not lost, in no particular order. */
    List<Hit> find(Collection<HitId> ids);

    /** Those not lost that join one of these alerts with another, in no particular order. */
    List<Hit> joining(Collection<AlertId> alerts);

    /** Newest detection first. */
    Page list(HitSearch search);

    /**
     * @param hits 0..limit
     * @param next where the list goes on; empty: nowhere
     */
    record Page(List<Hit> hits, Optional<String> next) {}
}
