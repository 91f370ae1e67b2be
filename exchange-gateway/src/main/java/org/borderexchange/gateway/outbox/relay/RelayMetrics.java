package org.borderexchange.gateway.outbox.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.PendingEvent;

/** What operators see of the outbox. */
final class RelayMetrics {

    private final MeterRegistry registry;
    private final Timer publication;
    private final Clock clock;

    RelayMetrics(MeterRegistry registry, Outbox outbox, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        publication = Timer.builder("exchange.publication")
                .description("From acceptance to the broker's acknowledgement")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        Gauge.builder("exchange.outbox.pending", outbox, o -> o.depth().subjects())
                .description("Subjects with unsent events, as of the latest sweep")
                .register(registry);
        Gauge.builder("exchange.outbox.oldest", outbox, o -> oldestSeconds(o.depth()))
                .description("Age of the longest-waiting unsent event")
                .baseUnit("seconds")
                .register(registry);
    }

    void published(PendingEvent event) {
        publication.record(Duration.between(event.acceptedAt(), clock.instant()));
        registry.counter(
                        "exchange.events.published", "topic_kind", event.topic().kind())
                .increment();
    }

    void leaseLost() {
        registry.counter("exchange.outbox.leases.lost").increment();
    }

    private double oldestSeconds(Outbox.Depth depth) {
        return depth.oldest()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
