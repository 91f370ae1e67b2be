package org.borderexchange.gateway.hit;

import java.util.Optional;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;

/**
 * Which hits to list; an empty criterion admits all.
 *
 * @param before only hits behind this place in the list: the cursor, see {@link Hits.Page}
 * @param limit 1 to 200
 */
public record HitSearch(Optional<HitGrade> grade, Optional<HitStatus> status, Optional<String> before, int limit) {}
