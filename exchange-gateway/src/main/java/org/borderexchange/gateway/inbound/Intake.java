package org.borderexchange.gateway.inbound;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.borderexchange.gateway.alert.AlertCopies;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.feed.DeskFeed;
import org.borderexchange.gateway.inbound.Reading.AlertTold;
import org.borderexchange.gateway.inbound.Reading.UnknownKind;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.proof.RefusedRecord;
import org.borderexchange.schemas.topic.CountryCode;
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

    private final CountryCode country;
    private final RecordReader reader;
    private final AlertCopies copies;
    private final OwnAlertsFollower own;
    private final ParkedEvents parkedEvents;
    private final DeskFeed feed;
    private final InboundMetrics metrics;

    Intake(
            CountryCode country,
            RecordReader reader,
            AlertCopies copies,
            OwnAlertsFollower own,
            ParkedEvents parkedEvents,
            DeskFeed feed,
            InboundMetrics metrics) {
        this.country = country;
        this.reader = reader;
        this.copies = copies;
        this.own = own;
        this.parkedEvents = parkedEvents;
        this.feed = feed;
        this.metrics = metrics;
    }

    /** Verifies, stores, shows. @param records in the order of their partitions; tombstones are passed over */
    synchronized Outcome take(List<ConsumerRecord<byte[], byte[]>> records) {
        var told = new ArrayList<AlertTold>();
        var parked = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var refused = new ArrayList<RefusedRecord>();
        for (var record : records) {
            if (record.value() == null) {
                continue;
            }
            try {
                switch (reader.read(record)) {
                    case AlertTold alert -> told.add(alert);
                    case UnknownKind unknown -> parked.add(unknown.record());
                }
            } catch (Refused no) {
                refused.add(new RefusedRecord(record, no.refusal()));
            }
        }
        var shown = Collections.<ReceivedEvent>newSetFromMap(new IdentityHashMap<>());
        apply(ofOthers(told), events -> shown.addAll(copies.applyNewer(events)), refused);
        apply(
                ofOwn(told),
                events -> {
                    own.follow(events);
                    shown.addAll(events);
                },
                refused);
        parked.forEach(parkedEvents::park);
        show(records, told, shown);
        metrics.received(told, parked);
        return new Outcome(refused, parked);
    }

    private List<AlertTold> ofOwn(List<AlertTold> told) {
        return told.stream()
                .filter(alert -> alert.event().id().owner().equals(country))
                .toList();
    }

    private List<AlertTold> ofOthers(List<AlertTold> told) {
        return told.stream()
                .filter(alert -> !alert.event().id().owner().equals(country))
                .toList();
    }

    /**
     * An outage concerns the whole batch. Any other failure is the doing of one event: it is found and set aside, its
     * neighbours are not.
     */
    private static void apply(List<AlertTold> told, Consumer<List<ReceivedEvent>> action, List<RefusedRecord> refused) {
        if (told.isEmpty()) {
            return;
        }
        try {
            action.accept(told.stream().map(AlertTold::event).toList());
        } catch (StoreUnavailable outage) {
            throw outage;
        } catch (RuntimeException failure) {
            if (told.size() > 1) {
                told.forEach(alone -> apply(List.of(alone), action, refused));
                return;
            }
            // The class alone: messages of libraries may quote the content.
            log.warn("an event cannot be applied: {}", failure.getClass().getName());
            refused.add(new RefusedRecord(told.getFirst().record(), Refusal.NOT_APPLICABLE));
        }
    }

    private void show(List<ConsumerRecord<byte[], byte[]>> records, List<AlertTold> told, Set<ReceivedEvent> shown) {
        var events = new IdentityHashMap<ConsumerRecord<byte[], byte[]>, ReceivedEvent>();
        told.stream()
                .filter(alert -> shown.contains(alert.event()))
                .forEach(alert -> events.put(alert.record(), alert.event()));
        for (var record : records) {
            var partition = new TopicPartition(record.topic(), record.partition());
            var event = events.get(record);
            if (event == null) {
                feed.passed(partition, record.offset());
            } else {
                feed.show(partition, record.offset(), event);
            }
        }
    }
}
