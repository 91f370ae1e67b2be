package org.borderexchange.acceptance.story;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.schemas.signature.EventSigner;
import org.borderexchange.schemas.signature.PrivateKeys;
import org.borderexchange.schemas.topic.EventHeaders;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.Partitions;

/** Makes records that no gateway would send, signed with one country's key or not at all. */
public final class Forger {

    private final EventSigner signer;

    Forger(String keyId, Path privateKey) {
        this.signer = new EventSigner(keyId, PrivateKeys.read(privateKey));
    }

    public ProducerRecord<byte[], byte[]> signed(String topic, String key, byte[] value) {
        return signedAs(signer.keyId(), topic, key, value);
    }

    /** @param claimedKey id of the key that the record says it is signed with */
    public ProducerRecord<byte[], byte[]> signedAs(String claimedKey, String topic, String key, byte[] value) {
        var record = unsigned(topic, key, value);
        record.headers()
                .add(EventHeaders.SIGNATURE, signer.sign(topic, record.key(), value))
                .add(EventHeaders.KEY_ID, claimedKey.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    public ProducerRecord<byte[], byte[]> unsigned(String topic, String key, byte[] value) {
        var partition = EventKey.parse(key).map(Partitions::of).orElse(0);
        return new ProducerRecord<>(topic, partition, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
