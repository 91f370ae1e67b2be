package org.borderexchange.cases.generation;

import java.util.Optional;

/** The one generation that all instances agree upon. All calls throw {@link org.borderexchange.cases.problem.Unavailable} in an outage. */
public interface Generations {

    /** Empty until an instance has created the first. */
    Optional<Generation> find();

    /** @return false if there is one already */
    boolean create(Generation first);

    /** @return false, and nothing is changed, unless {@code seen} is still the present one */
    boolean replace(Generation seen, Generation next);
}
