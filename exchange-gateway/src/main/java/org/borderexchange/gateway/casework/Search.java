package org.borderexchange.gateway.casework;

import java.util.Optional;
import org.borderexchange.schemas.topic.WorkingGroup;

/**
 * Which cases or operations to list; an empty criterion admits all.
 *
 * @param <S> code list of the status
 * @param before only what is behind this place in the list: the cursor, see {@link Page}
 * @param limit 1 to 200
 */
public record Search<S>(Optional<WorkingGroup> workingGroup, Optional<S> status, Optional<String> before, int limit) {}
