package org.borderexchange.schemas.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.schemas.directory.SigningKey;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.topic.EventHeaders;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * A record with what was found out about it.
 *
 * @param record as it was signed
 * @param signer whose key signed it; equals the event's originator
 */
public record Proof(
        ConsumerRecord<byte[], byte[]> record, TopicName topic, EventKey key, ExchangeEvent event, SigningKey signer) {

    /** SHA-256 of the event as its originator encoded it, 64 lower-case hexadecimal digits: the same when it is published again. */
    public String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(WireFormat.payload(record.value()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaPlatformHasIt) {
            throw new IllegalStateException(everyJavaPlatformHasIt);
        }
    }

    /** The signature's bytes. */
    public byte[] signature() {
        return record.headers().lastHeader(EventHeaders.SIGNATURE).value();
    }
}
