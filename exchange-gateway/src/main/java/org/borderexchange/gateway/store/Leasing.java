package org.borderexchange.gateway.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes the leases of one instance.
 *
 * @param instance unique among the running instances of this gateway, and new at every start
 * @param duration how long other instances keep away; must exceed one delivery timeout
 */
public record Leasing(String instance, Duration duration, Clock clock) {

    /** Takes over from {@code before}, which has ended. */
    public Lease next(Lease before) {
        return new Lease(instance, before.epoch() + 1, end());
    }

    /** When a lease that is taken or renewed now will end. */
    Instant end() {
        return clock.instant().plus(duration);
    }

    boolean isFree(Lease lease) {
        return !clock.instant().isBefore(lease.until());
    }
}
