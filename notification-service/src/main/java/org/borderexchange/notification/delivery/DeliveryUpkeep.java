package org.borderexchange.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import org.borderexchange.notification.event.RecentEvents;
import org.borderexchange.notification.problem.Unavailable;
import org.springframework.scheduling.annotation.Scheduled;

/** Lets go what is old, and measures what waits. */
final class DeliveryUpkeep {

    private final Deliveries deliveries;
    private final RecentEvents recent;
    private final DeliveryMetrics metrics;
    private final Duration keep;
    private final Duration keepParked;
    private final Clock clock;

    DeliveryUpkeep(
            Deliveries deliveries,
            RecentEvents recent,
            DeliveryMetrics metrics,
            Duration keep,
            Duration keepParked,
            Clock clock) {
        this.deliveries = deliveries;
        this.recent = recent;
        this.metrics = metrics;
        this.keep = keep;
        this.keepParked = keepParked;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "5s")
    void measure() {
        try {
            metrics.backlog(deliveries.backlog());
        } catch (Unavailable outage) {
            // The next time tells.
        }
    }

    @Scheduled(initialDelayString = "10m", fixedDelayString = "1h")
    void forget() {
        try {
            var now = clock.instant();
            var moment = now.minus(keep);
            deliveries.forgetBefore(moment, now.minus(keepParked));
            recent.forgetBefore(moment);
        } catch (Unavailable outage) {
            // There is time until the next.
        }
    }
}
