package org.borderexchange.cases.hit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;

/** The hits of the present generation. All calls throw {@link org.borderexchange.cases.problem.Unavailable} while that cannot be read. */
public interface Hits {

    /**
     * @param items newest first
     * @param next empty: this was the last page
     */
    record Page(List<JudgedHit> items, Optional<HitCursor> next) {}

    /** @param reader as in {@link HitSearch} */
    Optional<JudgedHit> find(HitId id, Optional<CountryCode> reader);

    /** @return those of the hits that the reader may see, in no order; without their verdicts */
    List<HitView> views(Collection<HitId> ids, Optional<CountryCode> reader);

    Page search(HitSearch search);
}
