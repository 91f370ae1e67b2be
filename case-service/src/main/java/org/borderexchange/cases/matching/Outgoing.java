package org.borderexchange.cases.matching;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A finished record of a topic that is not the topology's own: a signed hit or a dead letter.
 *
 * @param key may be absent or of any bytes in a dead letter
 */
record Outgoing(String topic, int partition, byte[] key, byte[] value) implements Step {

    /** To be sent; its serialised form is the value alone. */
    static final Serde<Outgoing> SERDE = Serdes.serdeFrom((topic, outgoing) -> outgoing.value(), (topic, bytes) -> {
        throw new UnsupportedOperationException("what goes out is not read here");
    });

    /** @param timestamp milliseconds since 1970 */
    static Record<String, Outgoing> record(ProducerRecord<byte[], byte[]> finished, long timestamp) {
        var outgoing = new Outgoing(finished.topic(), finished.partition(), finished.key(), finished.value());
        return new Record<>(finished.topic(), outgoing, timestamp, finished.headers());
    }
}
