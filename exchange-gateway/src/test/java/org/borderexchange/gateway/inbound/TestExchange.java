package org.borderexchange.gateway.inbound;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.ExchangeDirectory.Country;
import org.borderexchange.schemas.directory.ExchangeDirectory.Group;
import org.borderexchange.schemas.directory.ExchangeDirectory.Membership;
import org.borderexchange.schemas.directory.SigningKey;
import org.borderexchange.schemas.signature.EventSigner;
import org.borderexchange.schemas.signature.RecordSigner;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.ActionToTake;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.Audience;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.Erasure;
import org.borderexchange.schemas.wire.ErasureReason;
import org.borderexchange.schemas.wire.Escalation;
import org.borderexchange.schemas.wire.Evaluation;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Handling;
import org.borderexchange.schemas.wire.HandlingCode;
import org.borderexchange.schemas.wire.InformationEvaluation;
import org.borderexchange.schemas.wire.Receipt;
import org.borderexchange.schemas.wire.Sighting;
import org.borderexchange.schemas.wire.SourceEvaluation;
import org.borderexchange.schemas.wire.Urgency;
import org.borderexchange.schemas.wire.UrgencyLevel;
import org.borderexchange.schemas.wire.Verdict;
import org.borderexchange.schemas.wire.VerdictKind;

/**
 * RS, BA and ME with real keys, and what they say. Group {@code drugs} has all three, {@code firearms} RS and BA; ME
 * has left {@code smuggling}. The reader is RS.
 */
final class TestExchange {

    static final CountryCode RS = new CountryCode("RS");
    static final CountryCode BA = new CountryCode("BA");
    static final CountryCode ME = new CountryCode("ME");

    static final WorkingGroup DRUGS = new WorkingGroup("drugs");
    static final WorkingGroup FIREARMS = new WorkingGroup("firearms");
    static final WorkingGroup SMUGGLING = new WorkingGroup("smuggling");

    static final Instant JOINED = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant LEFT = Instant.parse("2026-06-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final Map<String, KeyPair> keys = new LinkedHashMap<>();

    ExchangeDirectory directory() {
        var countries = List.of(country(RS), country(BA), country(ME));
        var groups = Map.of(
                DRUGS, group(DRUGS, stays(RS), stays(BA), stays(ME)),
                FIREARMS, group(FIREARMS, stays(RS), stays(BA)),
                SMUGGLING, group(SMUGGLING, stays(RS), stays(BA), new Membership(ME, JOINED, Optional.of(LEFT))));
        var publicKeys = new LinkedHashMap<String, SigningKey>();
        for (var signer : List.of("RS", "BA", "ME", ExchangeDirectory.HUB)) {
            var key = new SigningKey(signer + "-1", signer, keyPair(signer).getPublic(), JOINED, null);
            publicKeys.put(key.id(), key);
        }
        return new ExchangeDirectory(countries, groups, publicKeys);
    }

    static AlertId alertOf(CountryCode owner) {
        return AlertId.next(owner, NOW);
    }

    /** An alert for the whole of {@code drugs}. */
    static ExchangeEvent issued(AlertId id) {
        return told(id, 1, EventKind.ALERT_ISSUED);
    }

    static ExchangeEvent told(AlertId id, int version, EventKind kind) {
        var event = envelope(id.toString(), id.owner().value(), version, kind);
        event.setAlert(alert(DRUGS, new Audience(true, List.of())));
        return event;
    }

    static ExchangeEvent erased(AlertId id, int version) {
        var event = envelope(id.toString(), id.owner().value(), version, EventKind.ALERT_ERASED);
        event.setErasure(new Erasure(ErasureReason.AUDIENCE_NARROWED));
        return event;
    }

    /** Something of a later release, of which the hub told. */
    static ExchangeEvent ofLaterRelease(String id) {
        return envelope(id, ExchangeDirectory.HUB, 1, EventKind.UNRECOGNISED);
    }

    static ExchangeEvent verdict(HitId hit, CountryCode by, int version) {
        var event = envelope(hit.toString(), by.value(), version, EventKind.VERDICT_GIVEN);
        event.setVerdict(new Verdict(VerdictKind.CONFIRMED, "seen by " + by, "basis"));
        return event;
    }

    static ExchangeEvent sighting(AlertId alert, CountryCode by) {
        var event = envelope(alert.toString(), by.value(), 1, EventKind.SIGHTING_REPORTED);
        event.setSighting(Sighting.newBuilder()
                .setAt(NOW.toEpochMilli())
                .setReason("border control")
                .setMatchedOn(List.of())
                .build());
        return event;
    }

    /** That the alert was delivered. */
    static ExchangeEvent receipt(String subject, CountryCode by, int version) {
        var event = envelope(subject, by.value(), version, EventKind.RECEIPT_GIVEN);
        event.setReceipt(Receipt.newBuilder()
                .setDeliveredVersion(1)
                .setDeliveredAt(NOW.minusSeconds(60).toEpochMilli())
                .build());
        return event;
    }

    /** That the desk has taken it in hand now. */
    static ExchangeEvent acknowledgement(String subject, CountryCode by, int version, String note) {
        var event = receipt(subject, by, version);
        event.getReceipt().setAcknowledgedAt(NOW.toEpochMilli());
        event.getReceipt().setNote(note);
        return event;
    }

    static ExchangeEvent escalation(String subject, CountryCode slow, int version) {
        var event = envelope(subject, ExchangeDirectory.HUB, version, EventKind.ESCALATED);
        event.setEscalation(new Escalation(
                slow.value(), 2, NOW.toEpochMilli(), NOW.minusSeconds(30).toEpochMilli()));
        return event;
    }

    static ExchangeEvent envelope(String subject, String originator, int version, EventKind kind) {
        var event = new ExchangeEvent();
        event.setEventId("event-of-version-" + version);
        event.setTime(NOW.toEpochMilli());
        event.setOriginator(originator);
        event.setSubjectId(subject);
        event.setVersion(version);
        event.setKind(kind);
        return event;
    }

    static Alert alert(WorkingGroup group, Audience audience) {
        return Alert.newBuilder()
                .setIssuedAt(NOW.toEpochMilli())
                .setStatus(AlertStatus.ACTIVE)
                .setWorkingGroup(group.value())
                .setAudience(audience)
                .setHandling(new Handling(HandlingCode.H1, null))
                .setEvaluation(new Evaluation(SourceEvaluation.A, InformationEvaluation.ONE))
                .setUrgency(new Urgency(UrgencyLevel.ROUTINE, null))
                .setLegalBasis("PCC SEE")
                .setActionToTake(ActionToTake.INFORM)
                .setValidUntil(NOW.plusSeconds(3600).toEpochMilli())
                .setContact(Contact.newBuilder().setAuthority("UKP").build())
                .build();
    }

    static ExchangeEvent changed(ExchangeEvent event, Consumer<ExchangeEvent> change) {
        change.accept(event);
        return event;
    }

    /** Signed by whoever the event names, under the key of its subject. */
    ProducerRecord<byte[], byte[]> record(TopicName topic, ExchangeEvent event) {
        return record(topic, event.getSubjectId(), event, event.getOriginator());
    }

    /** What a country says of a subject, under its own key. */
    ProducerRecord<byte[], byte[]> act(TopicName topic, ExchangeEvent event, String... act) {
        var key = String.join("/", event.getSubjectId(), event.getOriginator())
                + Arrays.stream(act).map(a -> "/" + a).collect(Collectors.joining());
        return record(topic, key, event, event.getOriginator());
    }

    ProducerRecord<byte[], byte[]> record(TopicName topic, String key, ExchangeEvent event, String signer) {
        return signer(signer + "-1", signer)
                .sign(topic, EventKey.parse(key).orElseThrow(), ContractRegistry.wire(event), event);
    }

    RecordSigner signer(String keyId, String signer) {
        return new RecordSigner(new EventSigner(keyId, keyPair(signer).getPrivate()));
    }

    /** As a consumer would get it. */
    static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> record, int partition) {
        return new ConsumerRecord<>(
                record.topic(),
                partition,
                0,
                NOW.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> record) {
        return consumed(record, record.partition());
    }

    private KeyPair keyPair(String owner) {
        return keys.computeIfAbsent(owner, name -> {
            try {
                return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        });
    }

    private static Country country(CountryCode code) {
        return new Country(code, code.value(), List.of(stays(code)));
    }

    private static Membership stays(CountryCode country) {
        return new Membership(country, JOINED, Optional.empty());
    }

    private static Group group(WorkingGroup id, Membership... members) {
        return new Group(id, id.value(), Set.of(), List.of(members));
    }
}
