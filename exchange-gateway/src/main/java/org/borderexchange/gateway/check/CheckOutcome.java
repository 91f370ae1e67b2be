package org.borderexchange.gateway.check;

import java.util.List;

/**
 * What a check found.
 *
 * @param id ULID of its record
 * @param found the strongest first, {@value #MOST} at most; empty: nothing is known
 * @param more there are weaker ones beyond these
 */
public record CheckOutcome(String id, List<Found> found, boolean more) {

    static final int MOST = 50;

    public CheckOutcome {
        found = List.copyOf(found);
    }

    public boolean isHit() {
        return !found.isEmpty();
    }
}
