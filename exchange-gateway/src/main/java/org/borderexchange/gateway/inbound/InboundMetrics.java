package org.borderexchange.gateway.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.schemas.proof.RefusedRecord;
import org.borderexchange.schemas.topic.TopicName;

/** What can be counted of what arrives. */
final class InboundMetrics {

    private static final String RECEIVED = "exchange.events.received";

    private final MeterRegistry registry;
    private final CatchUp catchUp;
    private final Clock clock;
    private final Timer arrival;
    private final Counter deadLetters;
    private final Counter displaced;

    InboundMetrics(MeterRegistry registry, CatchUp catchUp, ParkedEvents parked, Clock clock) {
        this.registry = registry;
        this.catchUp = catchUp;
        this.clock = clock;
        this.arrival = Timer.builder("exchange.arrival")
                .description("From the acceptance of an event by its author's gateway to its storing here")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        this.deadLetters = Counter.builder("exchange.dead.letters").register(registry);
        this.displaced = Counter.builder("exchange.own.events.displaced")
                .description("Records of others, or of nobody, under keys of this country's events")
                .register(registry);
        Gauge.builder("exchange.parked.events", parked, ParkedEvents::count)
                .description("Events of kinds that this release does not know")
                .register(registry);
    }

    /** @param read in a batch that is stored now */
    void received(List<Reading> read) {
        var now = clock.instant();
        for (var reading : read) {
            count(topicKind(reading.record()), reading.kind());
            // What is read of the past tells nothing of today's speed.
            if (catchUp.caughtUp()) {
                // In milliseconds, which no time that an author may claim makes overflow.
                reading.acceptedAt()
                        .ifPresent(accepted ->
                                arrival.record(now.toEpochMilli() - accepted.toEpochMilli(), TimeUnit.MILLISECONDS));
            }
        }
    }

    private static String topicKind(ConsumerRecord<?, ?> record) {
        return TopicName.parse(record.topic()).map(TopicName::kind).orElse("none");
    }

    private void count(String topicKind, String kind) {
        registry.counter(RECEIVED, "topic_kind", topicKind, "kind", kind).increment();
    }

    void displaced(int records) {
        displaced.increment(records);
    }

    void buried(List<RefusedRecord> letters) {
        letters.forEach(letter -> registry.counter(
                        "exchange.events.refused", "reason", letter.refusal().name())
                .increment());
        deadLetters.increment(letters.size());
    }
}
