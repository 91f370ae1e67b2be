package org.borderexchange.notification.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between tries: doubled each time, and spread so that those who failed together do not come again together.
 *
 * @param first after the first failure; API: at most 10 s
 * @param longest never longer
 */
public record Backoff(Duration first, Duration longest) {

    private static final double SPREAD = 0.2;

    /** @param tries that have failed, at least 1 */
    public Duration after(int tries, RandomGenerator chance) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(tries - 1, 30));
        double bounded = Math.min(doubled, longest.toMillis() / (1 + SPREAD));
        return Duration.ofMillis(Math.round(bounded * (1 - SPREAD + 2 * SPREAD * chance.nextDouble())));
    }
}
