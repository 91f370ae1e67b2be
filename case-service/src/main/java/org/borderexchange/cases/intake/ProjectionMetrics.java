package org.borderexchange.cases.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.borderexchange.schemas.proof.Refusal;

/** What can be counted of the projection. Hits and verdicts themselves are counted where they are ruled. */
final class ProjectionMetrics {

    private final MeterRegistry registry;
    private final AtomicLong lag = new AtomicLong();

    ProjectionMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("exchange.projection.lag", lag, AtomicLong::get)
                .description("Records of this instance's partitions that are not projected yet")
                .register(registry);
    }

    void refused(Refusal refusal) {
        registry.counter("exchange.projection.refused", "reason", refusal.name())
                .increment();
    }

    /** On the consumer's thread. */
    void position(Consumer<?, ?> consumer) {
        lag.set(consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum());
    }
}
