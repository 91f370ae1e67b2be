package org.borderexchange.schemas.proof;

import static org.borderexchange.schemas.proof.Refused.unless;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.serde.MalformedEvent;
import org.borderexchange.schemas.signature.RecordVerifier;
import org.borderexchange.schemas.signature.SignatureRefused;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be acted upon: proves the signature, only then decodes, and checks that the originator may say this
 * here. Thread-safe.
 */
public final class EventProof {

    private static final Set<EventKind> ALERT_WITH_CONTENT = EnumSet.of(
            EventKind.ALERT_ISSUED, EventKind.ALERT_AMENDED, EventKind.ALERT_WITHDRAWN, EventKind.ALERT_EXPIRED);
    private static final Set<EventKind> HIT = EnumSet.of(EventKind.HIT_RAISED, EventKind.HIT_CHANGED);

    private static final Set<EventKind> CASEWORK = EnumSet.of(EventKind.CASE_CHANGED, EventKind.OPERATION_CHANGED);

    /** Act part of the key of a receipt: one for each subject and country. */
    public static final String RECEIPT = "receipt";

    /** Act part of the key of an escalation, under the country that is slow. */
    public static final String ESCALATION = "escalation";

    /** Milliseconds since 1970: the year 10889. Ids of what follows from an event are made of its time. */
    private static final long FIRST_TIME_THAT_NO_ULID_CAN_SAY = 1L << 48;

    private record Authority(ExchangeDirectory directory, RecordVerifier verifier, WritingRights rights) {

        Authority(ExchangeDirectory directory) {
            this(directory, new RecordVerifier(directory), new WritingRights(directory));
        }
    }

    private final Supplier<ExchangeDirectory> directory;
    private final EventDecoder decoder;
    private volatile @Nullable Authority authority;

    /** @param directory as it stands now; asked for each record */
    public EventProof(Supplier<ExchangeDirectory> directory, EventDecoder decoder) {
        this.directory = directory;
        this.decoder = decoder;
    }

    /**
     * @param record no tombstone
     * @throws Refused if it must not be acted upon
     * @throws org.borderexchange.schemas.serde.RegistryUnavailable if that cannot be said now
     */
    public ProvenEvent prove(ConsumerRecord<byte[], byte[]> record) throws Refused {
        try {
            var present = authority();
            var signer = present.verifier().verify(record);
            var event = decoder.decode(record.topic(), record.value());
            present.verifier().requireOriginator(signer, event);
            var topic = orRefuse(TopicName.parse(record.topic()), Refusal.NOT_ALLOWED_HERE);
            var key = orRefuse(EventKey.parse(new String(record.key(), StandardCharsets.UTF_8)), Refusal.WRONG_KEY);
            var proof = new Proof(record, topic, key, event, signer);
            requireForm(proof);
            return read(proof, present.rights());
        } catch (SignatureRefused unproven) {
            throw new Refused(Refusal.of(unproven.reason()));
        } catch (MalformedEvent noEvent) {
            throw new Refused(Refusal.MALFORMED);
        } catch (IllegalArgumentException valueThatDoesNotExist) {
            throw new Refused(Refusal.WRONG_CONTENT);
        }
    }

    private static void requireForm(Proof proof) throws Refused {
        var event = proof.event();
        unless(proof.key().subject().equals(event.getSubjectId()), Refusal.WRONG_KEY);
        unless(proof.record().partition() == Partitions.of(proof.key()), Refusal.WRONG_PARTITION);
        unless(event.getVersion() >= 1, Refusal.WRONG_VERSION);
        unless(event.getTime() >= 0 && event.getTime() < FIRST_TIME_THAT_NO_ULID_CAN_SAY, Refusal.WRONG_CONTENT);
        unless(
                isTheHubs(proof.topic()) == event.getOriginator().equals(ExchangeDirectory.HUB),
                Refusal.NOT_ALLOWED_HERE);
        unless(payloads(event) <= 1, Refusal.WRONG_PAYLOAD);
    }

    private static boolean isTheHubs(TopicName topic) {
        return topic instanceof TopicName.Hub || topic instanceof TopicName.Journal;
    }

    private static ProvenEvent read(Proof proof, WritingRights rights) throws Refused {
        var event = proof.event();
        var kind = kind(event);
        if (kind.isEmpty() || payloads(event) == 0) {
            return new ProvenEvent.OfUnknownKind(proof);
        }
        if (event.getHit() != null || kind.get() == EventKind.HIT_CHANGED && event.getErasure() != null) {
            return hit(proof, kind.get());
        }
        if (event.getVerdict() != null) {
            return verdict(proof, kind.get());
        }
        if (event.getSighting() != null) {
            return sighting(proof, kind.get(), rights);
        }
        if (CASEWORK.contains(kind.get())) {
            return casework(proof, kind.get());
        }
        if (event.getReceipt() != null) {
            return receipt(proof, kind.get());
        }
        if (event.getEscalation() != null) {
            return escalation(proof, kind.get());
        }
        return alert(proof, kind.get(), rights);
    }

    private static ProvenEvent alert(Proof proof, EventKind kind, WritingRights rights) throws Refused {
        var event = proof.event();
        unless(
                event.getAlert() == null ? kind == EventKind.ALERT_ERASED : ALERT_WITH_CONTENT.contains(kind),
                Refusal.WRONG_PAYLOAD);
        var id = orRefuse(AlertId.parse(event.getSubjectId()), Refusal.WRONG_KEY);
        unless(id.owner().value().equals(event.getOriginator()), Refusal.NOT_THE_OWNER);
        unless(proof.key().speaker().isEmpty(), Refusal.WRONG_KEY);
        var at = Instant.ofEpochMilli(event.getTime());
        unless(rights.mayTell(proof.topic(), id.owner(), at, event.getAlert()), Refusal.NOT_ALLOWED_HERE);
        return new ProvenEvent.OfAlert(proof, id, kind);
    }

    /** That the hub alone writes to its topics is part of every event's form. */
    private static ProvenEvent hit(Proof proof, EventKind kind) throws Refused {
        unless(HIT.contains(kind), Refusal.WRONG_PAYLOAD);
        var id = orRefuse(HitId.parse(proof.event().getSubjectId()), Refusal.WRONG_KEY);
        unless(proof.key().speaker().isEmpty(), Refusal.WRONG_KEY);
        unless(proof.topic() instanceof TopicName.Hub, Refusal.NOT_ALLOWED_HERE);
        return new ProvenEvent.OfHit(proof, id, kind);
    }

    private static ProvenEvent verdict(Proof proof, EventKind kind) throws Refused {
        unless(kind == EventKind.VERDICT_GIVEN, Refusal.WRONG_PAYLOAD);
        var id = orRefuse(HitId.parse(proof.event().getSubjectId()), Refusal.WRONG_KEY);
        unless(proof.key().act().isEmpty(), Refusal.WRONG_KEY);
        var speaker = speaker(proof);
        unless(proof.topic() instanceof TopicName.Inbox, Refusal.NOT_ALLOWED_HERE);
        return new ProvenEvent.OfVerdict(proof, id, speaker);
    }

    private static ProvenEvent sighting(Proof proof, EventKind kind, WritingRights rights) throws Refused {
        unless(kind == EventKind.SIGHTING_REPORTED, Refusal.WRONG_PAYLOAD);
        var id = orRefuse(AlertId.parse(proof.event().getSubjectId()), Refusal.WRONG_KEY);
        var sighting = orRefuse(proof.key().act(), Refusal.WRONG_KEY);
        var speaker = speaker(proof);
        unless(rights.maySpeakOf(id.owner(), speaker, proof.topic()), Refusal.NOT_ALLOWED_HERE);
        return new ProvenEvent.OfSighting(proof, id, speaker, sighting);
    }

    private static ProvenEvent casework(Proof proof, EventKind kind) throws Refused {
        var event = proof.event();
        var subject = event.getSubjectId();
        var ofCase = CaseId.parse(subject);
        var ofOperation = OperationId.parse(subject);
        unless(ofCase.isPresent() || ofOperation.isPresent(), Refusal.WRONG_KEY);
        unless(ofCase.isPresent() == (kind == EventKind.CASE_CHANGED), Refusal.WRONG_PAYLOAD);
        if (event.getCaseAct() != null) {
            return caseAct(proof);
        }
        unless(isTheHubs(proof.topic()), Refusal.NOT_ALLOWED_HERE);
        if (proof.key().speaker().isPresent()) {
            unless(proof.key().act().isPresent(), Refusal.WRONG_KEY);
            unless(event.getCaseEntry() != null || event.getErasure() != null, Refusal.WRONG_PAYLOAD);
            return new ProvenEvent.OfCaseEntry(proof, subject);
        }
        unless(proof.topic() instanceof TopicName.Hub, Refusal.NOT_ALLOWED_HERE);
        if (ofCase.isPresent()) {
            unless(event.getCaseFile() != null || event.getErasure() != null, Refusal.WRONG_PAYLOAD);
            return new ProvenEvent.OfCase(proof, ofCase.get());
        }
        unless(event.getOperation() != null || event.getErasure() != null, Refusal.WRONG_PAYLOAD);
        return new ProvenEvent.OfOperation(proof, ofOperation.orElseThrow());
    }

    /** An act upon what is the hub's goes to the own inbox, which the hub reads; who else may know of it is for the hub to decide. */
    private static ProvenEvent caseAct(Proof proof) throws Refused {
        var act = orRefuse(proof.key().act(), Refusal.WRONG_KEY);
        var speaker = speaker(proof);
        unless(proof.topic().equals(TopicName.inbox(speaker)), Refusal.NOT_ALLOWED_HERE);
        return new ProvenEvent.OfCaseAct(proof, proof.event().getSubjectId(), speaker, act);
    }

    private static ProvenEvent receipt(Proof proof, EventKind kind) throws Refused {
        unless(kind == EventKind.RECEIPT_GIVEN, Refusal.WRONG_PAYLOAD);
        var subject = alertOrHit(proof);
        unless(proof.key().act().equals(Optional.of(RECEIPT)), Refusal.WRONG_KEY);
        var speaker = speaker(proof);
        unless(proof.topic() instanceof TopicName.Inbox, Refusal.NOT_ALLOWED_HERE);
        return new ProvenEvent.OfReceipt(proof, subject, speaker);
    }

    private static ProvenEvent escalation(Proof proof, EventKind kind) throws Refused {
        unless(kind == EventKind.ESCALATED, Refusal.WRONG_PAYLOAD);
        var subject = alertOrHit(proof);
        unless(proof.key().act().equals(Optional.of(ESCALATION)), Refusal.WRONG_KEY);
        var country = orRefuse(proof.key().speaker(), Refusal.WRONG_KEY);
        unless(country.value().equals(proof.event().getEscalation().getCountry()), Refusal.WRONG_KEY);
        unless(proof.topic() instanceof TopicName.Hub, Refusal.NOT_ALLOWED_HERE);
        return new ProvenEvent.OfEscalation(proof, subject);
    }

    private static String alertOrHit(Proof proof) throws Refused {
        var subject = proof.event().getSubjectId();
        unless(AlertId.parse(subject).isPresent() || HitId.parse(subject).isPresent(), Refusal.WRONG_KEY);
        return subject;
    }

    /** Whose act it is: the originator's own. */
    private static CountryCode speaker(Proof proof) throws Refused {
        var speaker = orRefuse(proof.key().speaker(), Refusal.WRONG_KEY);
        unless(speaker.value().equals(proof.event().getOriginator()), Refusal.NOT_THE_OWNER);
        return speaker;
    }

    private static long payloads(ExchangeEvent event) {
        return Stream.of(
                        event.getAlert(),
                        event.getErasure(),
                        event.getHit(),
                        event.getVerdict(),
                        event.getSighting(),
                        event.getCaseAct(),
                        event.getCaseFile(),
                        event.getCaseEntry(),
                        event.getOperation(),
                        event.getReceipt(),
                        event.getEscalation())
                .filter(Objects::nonNull)
                .count();
    }

    private static Optional<EventKind> kind(ExchangeEvent event) {
        return Arrays.stream(EventKind.values())
                .filter(kind -> kind.name().equals(event.getKind().name()))
                .findFirst();
    }

    private static <T> T orRefuse(Optional<T> value, Refusal refusal) throws Refused {
        return value.orElseThrow(() -> new Refused(refusal));
    }

    /** The keys of a reading of the directory are prepared once. */
    private Authority authority() {
        var read = directory.get();
        var held = authority;
        if (held == null || held.directory() != read) {
            held = new Authority(read);
            authority = held;
        }
        return held;
    }
}
