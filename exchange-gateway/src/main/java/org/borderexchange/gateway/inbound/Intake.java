package org.borderexchange.gateway.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.borderexchange.gateway.feed.DeskEvent;
import org.borderexchange.gateway.feed.DeskFeed;
import org.borderexchange.gateway.inbound.Reading.UnknownKind;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.proof.RefusedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in, for what is read and for what is replayed. Repeating a batch changes nothing that was done already,
 * so an outage ({@link StoreUnavailable}, {@link org.borderexchange.schemas.serde.RegistryUnavailable}) simply leaves
 * it to be repeated.
 */
final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    /**
     * What was not acted upon; the rest was.
     *
     * @param refused for the dead letters
     * @param parked of an unknown kind, kept until a release knows it
     */
    record Outcome(List<RefusedRecord> refused, List<ConsumerRecord<byte[], byte[]>> parked) {}

    private final RecordReader reader;
    private final Arrivals arrivals;
    private final ParkedEvents parkedEvents;
    private final DeskFeed feed;
    private final InboundMetrics metrics;

    Intake(RecordReader reader, Arrivals arrivals, ParkedEvents parkedEvents, DeskFeed feed, InboundMetrics metrics) {
        this.reader = reader;
        this.arrivals = arrivals;
        this.parkedEvents = parkedEvents;
        this.feed = feed;
        this.metrics = metrics;
    }

    /**
     * Verifies, stores, shows.
     *
     * @param records in the order of their partitions; tombstones tell nothing
     */
    synchronized Outcome take(List<ConsumerRecord<byte[], byte[]>> records) {
        var told = new ArrayList<Reading>();
        var refused = new ArrayList<RefusedRecord>();
        var strange = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var record : records) {
            if (record.value() == null) {
                strange.add(record);
                continue;
            }
            try {
                told.add(reader.read(record));
            } catch (Refused no) {
                strange.add(record);
                refused.add(new RefusedRecord(record, no.refusal()));
            }
        }
        var shown = arrivals.store(told, new Isolation(refused));
        var parked = told.stream()
                .filter(UnknownKind.class::isInstance)
                .<ConsumerRecord<byte[], byte[]>>map(Reading::record)
                .toList();
        parked.forEach(parkedEvents::park);
        strange.addAll(parked);
        metrics.displaced(arrivals.mendDisplaced(strange));
        show(records, shown);
        metrics.received(told);
        return new Outcome(refused, parked);
    }

    /**
     * An outage concerns the whole batch. Any other failure is the doing of one event: it is found and set aside, its
     * neighbours are not.
     */
    private record Isolation(List<RefusedRecord> refused) implements Arrivals.Application {

        @Override
        public <T extends Reading> List<T> apply(List<T> told, Consumer<List<T>> action) {
            return each(
                    told,
                    action,
                    "applied",
                    alone -> refused.add(new RefusedRecord(alone.record(), Refusal.NOT_APPLICABLE)));
        }

        @Override
        public <T extends Reading> void show(List<T> stored, Consumer<List<T>> action) {
            each(stored, action, "shown", alone -> {});
        }

        private static <T extends Reading> List<T> each(
                List<T> told, Consumer<List<T>> action, String done, Consumer<T> failed) {
            if (told.isEmpty()) {
                return told;
            }
            try {
                action.accept(told);
                return told;
            } catch (StoreUnavailable outage) {
                throw outage;
            } catch (RuntimeException failure) {
                if (told.size() > 1) {
                    return told.stream()
                            .flatMap(alone -> each(List.of(alone), action, done, failed).stream())
                            .toList();
                }
                // The class alone: messages of libraries may quote the content.
                log.warn("an event cannot be {}: {}", done, failure.getClass().getName());
                failed.accept(told.getFirst());
                return List.of();
            }
        }
    }

    private void show(
            List<ConsumerRecord<byte[], byte[]>> records, Map<ConsumerRecord<byte[], byte[]>, DeskEvent> shown) {
        for (var record : records) {
            var partition = new TopicPartition(record.topic(), record.partition());
            var event = shown.get(record);
            if (event == null) {
                feed.passed(partition, record.offset());
            } else {
                feed.show(partition, record.offset(), event);
            }
        }
    }
}
