package org.borderexchange.gateway.check;

import java.util.function.BooleanSupplier;

/** Does this instance know everything that it should, so that "unknown" means that nobody knows? No longer while it reads topics anew, or cannot read what a later release stored. */
final class Readiness {

    private final FilterUpkeep upkeep;
    private final BooleanSupplier caughtUp;

    /** @param caughtUp as {@link TopicsRead#caughtUp} says */
    Readiness(FilterUpkeep upkeep, BooleanSupplier caughtUp) {
        this.upkeep = upkeep;
        this.caughtUp = caughtUp;
    }

    boolean isReady() {
        return upkeep.complete() && caughtUp.getAsBoolean();
    }
}
