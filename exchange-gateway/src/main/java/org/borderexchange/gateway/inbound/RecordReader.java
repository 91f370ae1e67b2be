package org.borderexchange.gateway.inbound;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.casework.wire.CaseworkWire;
import org.borderexchange.gateway.check.Sightings.Sighting;
import org.borderexchange.gateway.hit.ReceivedHit;
import org.borderexchange.gateway.hit.wire.HitWire;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.receipt.wire.ReceiptWire;
import org.borderexchange.gateway.routing.Routing;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.proof.Proof;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** What a record means to this country, once it is proven. Thread-safe. */
final class RecordReader {

    /** Who said it is known to the gateway that said it; this one only heard it. */
    private static final String HEARD = "heard on a topic";

    private final EventProof proof;
    private final CountryCode country;

    RecordReader(EventProof proof, CountryCode country) {
        this.proof = proof;
        this.country = country;
    }

    /**
     * @param record no tombstone
     * @throws Refused if it must not be acted upon
     * @throws org.borderexchange.schemas.serde.RegistryUnavailable if that cannot be said now
     */
    Reading read(ConsumerRecord<byte[], byte[]> record) throws Refused {
        var proven = proof.prove(record);
        Refused.unless(isForThisCountry(proven.proof().topic()), Refusal.NOT_ALLOWED_HERE);
        return switch (proven) {
            case ProvenEvent.OfAlert alert -> new Reading.AlertTold(record, told(alert));
            case ProvenEvent.OfHit hit -> new Reading.HitTold(record, told(hit));
            case ProvenEvent.OfVerdict verdict -> read(record, verdict);
            case ProvenEvent.OfSighting sighting -> read(record, sighting);
            case ProvenEvent.OfCaseAct act -> read(record, act);
            case ProvenEvent.OfCase file ->
                orUnknown(record, () -> CaseworkWire.caseFile(event(file)), Reading.CaseTold::new);
            case ProvenEvent.OfOperation operation ->
                orUnknown(record, () -> CaseworkWire.operation(event(operation)), Reading.OperationTold::new);
            case ProvenEvent.OfCaseEntry entry ->
                orUnknown(record, () -> CaseworkWire.entry(entry.proof().key(), event(entry)), Reading.EntryTold::new);
            case ProvenEvent.OfReceipt receipt -> read(record, receipt);
            case ProvenEvent.OfEscalation escalation ->
                new Reading.EscalationTold(
                        record,
                        existing(() -> ReceiptWire.escalation(escalation.proof().event())));
            case ProvenEvent.OfUnknownKind unknown -> new Reading.UnknownKind(record);
        };
    }

    private boolean isForThisCountry(TopicName topic) {
        return switch (topic) {
            case TopicName.Group group -> true;
            case TopicName.Inbox inbox -> inbox.country().equals(country);
            case TopicName.Hub hub -> hub.country().equals(country);
            case TopicName.Journal hubs -> false;
            case TopicName.DeadLetters none -> false;
        };
    }

    private static ReceivedEvent told(ProvenEvent.OfAlert alert) throws Refused {
        var proof = alert.proof();
        var event = proof.event();
        return new ReceivedEvent(
                alert.alert(),
                event.getVersion(),
                alert.kind(),
                event.getEventId(),
                Instant.ofEpochMilli(event.getTime()),
                new EncodedEvent(EventEncoding.encode(event)),
                existing(() -> AlertWire.content(event)),
                new ReceivedEvent.Origin(
                        proof.topic(),
                        proof.key(),
                        proof.record().value(),
                        proof.signer().id(),
                        proof.signature()));
    }

    private static ReceivedHit told(ProvenEvent.OfHit hit) throws Refused {
        var event = hit.proof().event();
        return new ReceivedHit(
                hit.hit(),
                event.getVersion(),
                hit.kind(),
                Instant.ofEpochMilli(event.getTime()),
                existing(() -> HitWire.hit(event)));
    }

    private static Reading read(ConsumerRecord<byte[], byte[]> record, ProvenEvent.OfVerdict told) throws Refused {
        var verdict = existing(() -> HitWire.verdict(told.proof().event()));
        return verdict.isEmpty()
                ? new Reading.UnknownKind(record)
                : new Reading.VerdictTold(
                        record, act(told.proof(), EventKind.VERDICT_GIVEN, told.by(), Set.of()), verdict.get());
    }

    private static Reading read(ConsumerRecord<byte[], byte[]> record, ProvenEvent.OfSighting told) {
        var act = act(
                told.proof(),
                EventKind.SIGHTING_REPORTED,
                told.by(),
                Set.of(told.alert().owner()));
        return new Reading.SightingTold(
                record, act, new Sighting(told.alert(), told.by(), told.sighting(), act.event()));
    }

    private static Reading read(ConsumerRecord<byte[], byte[]> record, ProvenEvent.OfCaseAct told) throws Refused {
        var changed = existing(() -> Subject.parse(told.subject()).orElseThrow(IllegalArgumentException::new))
                .changed();
        return new Reading.CaseActTold(record, act(told.proof(), changed, told.by(), Set.of()));
    }

    private static ExchangeEvent event(ProvenEvent proven) {
        return proven.proof().event();
    }

    /** @param told empty: it has codes of a later release */
    private static <T> Reading orUnknown(
            ConsumerRecord<byte[], byte[]> record,
            Supplier<Optional<Told<T>>> told,
            BiFunction<ConsumerRecord<byte[], byte[]>, Told<T>, Reading> reading)
            throws Refused {
        return existing(told)
                .map(known -> reading.apply(record, known))
                .orElseGet(() -> new Reading.UnknownKind(record));
    }

    /** Who else was told of the receipt of a hit, its event does not say. */
    private static Reading read(ConsumerRecord<byte[], byte[]> record, ProvenEvent.OfReceipt told) throws Refused {
        var owner = AlertId.parse(told.subject()).map(AlertId::owner);
        var concerned = owner.map(Set::of).orElse(Set.of());
        return new Reading.ReceiptTold(
                record,
                act(told.proof(), EventKind.RECEIPT_GIVEN, told.by(), concerned),
                existing(() -> ReceiptWire.receipt(told.proof().event())));
    }

    /** @param concerned who was told besides, as far as the event itself says so */
    private static Act act(Proof proof, EventKind kind, CountryCode by, Set<CountryCode> concerned) {
        var event = proof.event();
        return new Act(
                proof.key(),
                event.getVersion(),
                kind,
                event.getEventId(),
                Instant.ofEpochMilli(event.getTime()),
                HEARD,
                new EncodedEvent(EventEncoding.encode(event)),
                Routing.ofAct(by, concerned));
    }

    private static <T> T existing(Supplier<T> values) throws Refused {
        try {
            return values.get();
        } catch (IllegalArgumentException valueThatDoesNotExist) {
            throw new Refused(Refusal.WRONG_CONTENT);
        }
    }
}
