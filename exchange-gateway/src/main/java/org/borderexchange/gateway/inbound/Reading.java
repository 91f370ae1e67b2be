package org.borderexchange.gateway.inbound;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.casework.CaseEntry;
import org.borderexchange.gateway.casework.CaseFile;
import org.borderexchange.gateway.casework.JointOperation;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.check.Sightings.Sighting;
import org.borderexchange.gateway.hit.ReceivedHit;
import org.borderexchange.gateway.hit.Verdict;
import org.borderexchange.gateway.receipt.Escalation;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.schemas.codelist.EventKind;

/** What a proven record turns out to be. */
sealed interface Reading {

    ConsumerRecord<byte[], byte[]> record();

    /** As metrics name it. */
    String kind();

    /** When a gateway accepted what is told; empty if none did. */
    Optional<Instant> acceptedAt();

    /** The state of an alert. */
    record AlertTold(ConsumerRecord<byte[], byte[]> record, ReceivedEvent event) implements Reading {

        @Override
        public String kind() {
            return event.kind().code();
        }

        @Override
        public Optional<Instant> acceptedAt() {
            return Optional.of(event.time());
        }
    }

    /** A hit as the hub tells it to this country. */
    record HitTold(ConsumerRecord<byte[], byte[]> record, ReceivedHit hit) implements Reading {

        @Override
        public String kind() {
            return hit.kind().code();
        }

        @Override
        public Optional<Instant> acceptedAt() {
            return Optional.empty();
        }
    }

    /** What a country says of a subject. */
    sealed interface ActTold extends Reading {

        Act act();

        @Override
        default String kind() {
            return act().kind().code();
        }

        @Override
        default Optional<Instant> acceptedAt() {
            return Optional.of(act().at());
        }
    }

    /** A country's verdict on a hit. */
    record VerdictTold(ConsumerRecord<byte[], byte[]> record, Act act, Verdict verdict) implements ActTold {}

    /** What a country has seen of what an alert seeks. */
    record SightingTold(ConsumerRecord<byte[], byte[]> record, Act act, Sighting sighting) implements ActTold {}

    /** What an officer of this country does in a case or operation. */
    record CaseActTold(ConsumerRecord<byte[], byte[]> record, Act act) implements ActTold {}

    /** What the hub makes of acts and events. */
    sealed interface ToldByHub extends Reading {

        Told<?> told();

        @Override
        default String kind() {
            return Subject.parse(told().key().subject()).orElseThrow().changed().code();
        }

        @Override
        default Optional<Instant> acceptedAt() {
            return Optional.empty();
        }
    }

    /** How far a subject has come in a country. */
    record ReceiptTold(ConsumerRecord<byte[], byte[]> record, Act act, Receipt receipt) implements ActTold {

        /** Is this the event by which it was acknowledged, and not a later one that repeats it? */
        boolean acknowledges() {
            return receipt.acknowledged()
                    .filter(acknowledgement -> acknowledgement.at().equals(act.at()))
                    .isPresent();
        }
    }

    /** The hub says that nobody took a subject in hand in time. */
    record EscalationTold(ConsumerRecord<byte[], byte[]> record, Escalation escalation) implements Reading {

        @Override
        public String kind() {
            return EventKind.ESCALATED.code();
        }

        @Override
        public Optional<Instant> acceptedAt() {
            return Optional.empty();
        }
    }

    /** A case as the hub tells it to this country. */
    record CaseTold(ConsumerRecord<byte[], byte[]> record, Told<CaseFile> told) implements ToldByHub {}

    /** A joint operation as the hub tells it to this country. */
    record OperationTold(ConsumerRecord<byte[], byte[]> record, Told<JointOperation> told) implements ToldByHub {}

    /** A line of the history of either. */
    record EntryTold(ConsumerRecord<byte[], byte[]> record, Told<CaseEntry> told) implements ToldByHub {}

    /** Something that this release does not know; a later one will. */
    record UnknownKind(ConsumerRecord<byte[], byte[]> record) implements Reading {

        @Override
        public String kind() {
            return "UNRECOGNISED";
        }

        @Override
        public Optional<Instant> acceptedAt() {
            return Optional.empty();
        }
    }
}
