package org.borderexchange.notification.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.borderexchange.notification.subscription.Matcher;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refusal;

/** What can be counted of the intake. */
final class IntakeMetrics {

    private final MeterRegistry registry;
    private final AtomicLong lag = new AtomicLong();

    IntakeMetrics(MeterRegistry registry, Matcher matcher) {
        this.registry = registry;
        Gauge.builder("exchange.intake.lag", lag, AtomicLong::get)
                .description("Records of this instance's partitions that are not taken in yet")
                .register(registry);
        Gauge.builder("exchange.subscriptions", matcher, Matcher::size)
                .description("Subscriptions that this instance knows")
                .register(registry);
        Gauge.builder("exchange.subscriptions.unreadable", matcher, Matcher::unreadable)
                .description("Subscriptions that this instance cannot read and does not match")
                .register(registry);
        registry.counter("exchange.dead.letters");
    }

    void received(ProvenEvent proven) {
        registry.counter(
                        "exchange.events.received",
                        "topic_kind",
                        proven.proof().topic().kind(),
                        "kind",
                        proven.proof().event().getKind().name())
                .increment();
    }

    void refused(Refusal refusal) {
        registry.counter("exchange.events.refused", "reason", refusal.name()).increment();
    }

    void buried(int letters) {
        registry.counter("exchange.dead.letters").increment(letters);
    }

    /** On the consumer's thread. */
    void position(Consumer<?, ?> consumer) {
        lag.set(consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum());
    }
}
