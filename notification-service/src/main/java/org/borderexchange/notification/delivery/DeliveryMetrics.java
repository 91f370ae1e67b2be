package org.borderexchange.notification.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What can be counted of deliveries. */
public final class DeliveryMetrics {

    private static final List<String> CHANNELS = List.of("SSE", "WEBHOOK", "EMAIL");

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new HashMap<>();
    private final Clock clock;
    private volatile Deliveries.Backlog backlog = new Deliveries.Backlog(0, 0, Optional.empty());

    public DeliveryMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        Gauge.builder("exchange.notifications.pending", this, of -> of.backlog.pending())
                .description("Deliveries that wait to be tried, of all instances")
                .register(registry);
        Gauge.builder("exchange.notifications.parked", this, of -> of.backlog.parked())
                .description("Deliveries that were given up and can be sent again")
                .register(registry);
        Gauge.builder("exchange.notifications.oldest.seconds", this, DeliveryMetrics::oldestSeconds)
                .description("How long the oldest delivery waits that has not arrived, tried or not")
                .register(registry);
        for (var channel : CHANNELS) {
            timers.put(
                    channel,
                    Timer.builder("exchange.notification")
                            .description("From an event to the delivery of its notice")
                            .tag("channel", channel)
                            .publishPercentileHistogram()
                            .register(registry));
            for (var outcome : List.of("DELIVERED", "FAILED", "PARKED", "WITHHELD")) {
                registry.counter("exchange.notifications", "channel", channel, "outcome", outcome);
            }
        }
    }

    private double oldestSeconds() {
        return backlog.oldest()
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, clock.instant()).toMillis()) / 1000.0)
                .orElse(0.0);
    }

    void backlog(Deliveries.Backlog present) {
        backlog = present;
    }

    /** Time runs from what happened, when the country's gateway accepted it. */
    public void delivered(String channel, List<Notice> notices) {
        count(channel, "DELIVERED");
        var timer = Objects.requireNonNull(timers.get(channel));
        // As a number: a Duration of an absurd time overflows.
        notices.forEach(notice ->
                timer.record(Math.max(0, clock.millis() - notice.at().toEpochMilli()), TimeUnit.MILLISECONDS));
    }

    void failed(String channel) {
        count(channel, "FAILED");
    }

    void parked(String channel) {
        count(channel, "PARKED");
    }

    public void withheld(String channel) {
        count(channel, "WITHHELD");
    }

    private void count(String channel, String outcome) {
        registry.counter("exchange.notifications", "channel", channel, "outcome", outcome)
                .increment();
    }
}
