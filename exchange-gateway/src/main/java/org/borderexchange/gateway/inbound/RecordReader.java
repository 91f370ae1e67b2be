package org.borderexchange.gateway.inbound;

import static org.borderexchange.gateway.inbound.Refused.unless;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.gateway.alert.AlertId;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.SigningKey;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.serde.MalformedEvent;
import org.borderexchange.schemas.signature.RecordVerifier;
import org.borderexchange.schemas.signature.SignatureRefused;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventHeaders;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be acted upon: proves the signature, only then decodes, and checks that the originator may say this
 * here. Thread-safe.
 */
final class RecordReader {

    private static final Set<EventKind> WITH_CONTENT = EnumSet.of(
            EventKind.ALERT_ISSUED, EventKind.ALERT_AMENDED, EventKind.ALERT_WITHDRAWN, EventKind.ALERT_EXPIRED);

    private record Authority(ExchangeDirectory directory, RecordVerifier verifier, WritingRights rights) {}

    private final Supplier<ExchangeDirectory> directory;
    private final EventDecoder decoder;
    private final CountryCode country;
    private volatile @Nullable Authority authority;

    RecordReader(Supplier<ExchangeDirectory> directory, EventDecoder decoder, CountryCode country) {
        this.directory = directory;
        this.decoder = decoder;
        this.country = country;
    }

    /**
     * @param record no tombstone
     * @throws Refused if it must not be acted upon
     * @throws org.borderexchange.schemas.serde.RegistryUnavailable if that cannot be said now
     */
    Reading read(ConsumerRecord<byte[], byte[]> record) throws Refused {
        try {
            var present = authority();
            var signer = present.verifier().verify(record);
            var event = decoder.decode(record.topic(), record.value());
            present.verifier().requireOriginator(signer, event);
            return read(record, event, signer, present.rights());
        } catch (SignatureRefused unproven) {
            throw new Refused(Refusal.of(unproven.reason()));
        } catch (MalformedEvent noEvent) {
            throw new Refused(Refusal.MALFORMED);
        }
    }

    private Reading read(
            ConsumerRecord<byte[], byte[]> record, ExchangeEvent event, SigningKey signer, WritingRights rights)
            throws Refused {
        var topic = orRefuse(TopicName.parse(record.topic()), Refusal.NOT_ALLOWED_HERE);
        var key = orRefuse(EventKey.parse(new String(record.key(), StandardCharsets.UTF_8)), Refusal.WRONG_KEY);
        unless(key.subject().equals(event.getSubjectId()), Refusal.WRONG_KEY);
        unless(record.partition() == Partitions.of(key), Refusal.WRONG_PARTITION);
        unless(event.getVersion() >= 1, Refusal.WRONG_VERSION);
        unless(
                topic instanceof TopicName.Hub == event.getOriginator().equals(ExchangeDirectory.HUB),
                Refusal.NOT_ALLOWED_HERE);
        unless(event.getAlert() == null || event.getErasure() == null, Refusal.WRONG_PAYLOAD);
        var kind = AlertWire.kind(event);
        if (kind.isEmpty() || event.getAlert() == null && event.getErasure() == null) {
            return new Reading.UnknownKind(record);
        }
        return new Reading.AlertTold(record, alert(record, event, kind.get(), topic, key, signer, rights));
    }

    private static ReceivedEvent alert(
            ConsumerRecord<byte[], byte[]> record,
            ExchangeEvent event,
            EventKind kind,
            TopicName topic,
            EventKey key,
            SigningKey signer,
            WritingRights rights)
            throws Refused {
        unless(
                event.getAlert() == null ? kind == EventKind.ALERT_ERASED : WITH_CONTENT.contains(kind),
                Refusal.WRONG_PAYLOAD);
        var id = orRefuse(AlertId.parse(event.getSubjectId()), Refusal.WRONG_KEY);
        unless(id.owner().value().equals(event.getOriginator()), Refusal.NOT_THE_OWNER);
        unless(key.speaker().isEmpty(), Refusal.WRONG_KEY);
        var at = Instant.ofEpochMilli(event.getTime());
        try {
            unless(rights.allow(topic, id.owner(), at, event.getAlert()), Refusal.NOT_ALLOWED_HERE);
            return new ReceivedEvent(
                    id,
                    event.getVersion(),
                    kind,
                    event.getEventId(),
                    at,
                    new EncodedEvent(EventEncoding.encode(event)),
                    AlertWire.content(event),
                    new ReceivedEvent.Origin(topic, key, record.value(), signer.id(), signature(record)));
        } catch (IllegalArgumentException valueThatDoesNotExist) {
            throw new Refused(Refusal.WRONG_CONTENT);
        }
    }

    private static byte[] signature(ConsumerRecord<byte[], byte[]> verified) {
        return verified.headers().lastHeader(EventHeaders.SIGNATURE).value();
    }

    private static <T> T orRefuse(Optional<T> value, Refusal refusal) throws Refused {
        return value.orElseThrow(() -> new Refused(refusal));
    }

    /** The keys of a reading of the directory are prepared once. */
    private Authority authority() {
        var read = directory.get();
        var held = authority;
        if (held == null || held.directory() != read) {
            held = new Authority(read, new RecordVerifier(read), new WritingRights(read, country));
            authority = held;
        }
        return held;
    }
}
