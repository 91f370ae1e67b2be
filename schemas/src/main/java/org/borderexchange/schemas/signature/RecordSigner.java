package org.borderexchange.schemas.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.schemas.topic.EventHeaders;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** Makes the Kafka records of this service: partition, signature and CloudEvents headers. Thread-safe. */
public final class RecordSigner {

    private final EventSigner signer;

    public RecordSigner(EventSigner signer) {
        this.signer = signer;
    }

    /**
     * @param wire the event in wire format
     * @param event what {@code wire} holds; read for the {@code ce_*} headers alone
     */
    public ProducerRecord<byte[], byte[]> sign(TopicName topic, EventKey key, byte[] wire, ExchangeEvent event) {
        var keyBytes = utf8(key.toString());
        var record = new ProducerRecord<>(topic.name(), Partitions.of(key), keyBytes, wire);
        record.headers()
                .add(EventHeaders.SIGNATURE, signer.sign(topic.name(), keyBytes, wire))
                .add(EventHeaders.KEY_ID, utf8(signer.keyId()))
                .add(EventHeaders.CE_SPEC_VERSION, utf8("1.0"))
                .add(EventHeaders.CE_ID, utf8(event.getEventId()))
                .add(EventHeaders.CE_TYPE, utf8("org.borderexchange." + event.getKind()))
                .add(EventHeaders.CE_SOURCE, utf8("/" + event.getOriginator()))
                .add(
                        EventHeaders.CE_TIME,
                        utf8(Instant.ofEpochMilli(event.getTime()).toString()));
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
