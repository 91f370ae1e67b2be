package org.borderexchange.schemas.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.SigningKey;
import org.borderexchange.schemas.signature.SignatureRefused.Reason;
import org.borderexchange.schemas.topic.EventHeaders;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * Proves the origin of records in two steps, so that nothing is decoded before its signature is known to be good:
 *
 * <pre>{@code
 * var signer = verifier.verify(record);
 * var event = decoder.decode(record.topic(), record.value());
 * verifier.requireOriginator(signer, event);
 * }</pre>
 *
 * What the originator may say on that topic is the consumer's question. Thread-safe.
 */
public final class RecordVerifier {

    private record KnownKey(SigningKey key, EventVerifier verifier) {

        KnownKey(SigningKey key) {
            this(key, new EventVerifier(key.publicKey()));
        }
    }

    private final Map<String, KnownKey> keys;

    /** @param directory whose keys count; another reading of it needs another verifier */
    public RecordVerifier(ExchangeDirectory directory) {
        keys = directory.keys().values().stream().collect(Collectors.toUnmodifiableMap(SigningKey::id, KnownKey::new));
    }

    /**
     * @param record no tombstone: nobody signs those
     * @return the key that signed topic, key and value of the record
     * @throws SignatureRefused {@code UNSIGNED}, {@code UNKNOWN_KEY} or {@code BAD_SIGNATURE}
     */
    public SigningKey verify(ConsumerRecord<byte[], byte[]> record) {
        var signature = header(record, EventHeaders.SIGNATURE);
        var keyId = header(record, EventHeaders.KEY_ID);
        if (signature == null || keyId == null || record.key() == null || record.value() == null) {
            throw new SignatureRefused(Reason.UNSIGNED);
        }
        var signer = keys.get(new String(keyId, StandardCharsets.UTF_8));
        if (signer == null) {
            throw new SignatureRefused(Reason.UNKNOWN_KEY);
        }
        if (!signer.verifier().verifies(record.topic(), record.key(), record.value(), signature)) {
            throw new SignatureRefused(Reason.BAD_SIGNATURE);
        }
        return signer.key();
    }

    /**
     * @param signer what {@link #verify} returned for the record of that event
     * @throws SignatureRefused {@code SIGNER_IS_NOT_ORIGINATOR} or {@code KEY_NOT_VALID_THEN}
     */
    public void requireOriginator(SigningKey signer, ExchangeEvent event) {
        if (!signer.signer().equals(event.getOriginator())) {
            throw new SignatureRefused(Reason.SIGNER_IS_NOT_ORIGINATOR);
        }
        if (!signer.validAt(Instant.ofEpochMilli(event.getTime()))) {
            throw new SignatureRefused(Reason.KEY_NOT_VALID_THEN);
        }
    }

    private static byte @Nullable [] header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
