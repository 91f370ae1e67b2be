package org.borderexchange.schemas.proof;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.borderexchange.schemas.topic.TopicName;
import org.jspecify.annotations.Nullable;

/**
 * A refused record as it stands among the dead letters: key, value and headers untouched, and four headers that say why
 * and whence.
 */
public final class DeadLetter {

    public static final String REASON = "exchange-dead-reason";
    public static final String TOPIC = "exchange-dead-topic";
    public static final String PARTITION = "exchange-dead-partition";
    public static final String OFFSET = "exchange-dead-offset";

    private static final Set<String> ADDED = Set.of(REASON, TOPIC, PARTITION, OFFSET);

    public static ProducerRecord<byte[], byte[]> of(RefusedRecord refused, TopicName deadLetters) {
        var record = refused.record();
        var headers = new RecordHeaders(record.headers())
                .add(REASON, utf8(refused.refusal().name()))
                .add(TOPIC, utf8(record.topic()))
                .add(PARTITION, utf8(String.valueOf(record.partition())))
                .add(OFFSET, utf8(String.valueOf(record.offset())));
        return new ProducerRecord<>(deadLetters.name(), record.partition(), record.key(), record.value(), headers);
    }

    /** The record as it was refused; empty if this is no dead letter. */
    public static Optional<ConsumerRecord<byte[], byte[]>> original(ConsumerRecord<byte[], byte[]> letter) {
        var topic = header(letter, TOPIC);
        var partition = header(letter, PARTITION);
        var offset = header(letter, OFFSET);
        if (topic == null || partition == null || offset == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(original(letter, topic, Integer.parseInt(partition), Long.parseLong(offset)));
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    private static ConsumerRecord<byte[], byte[]> original(
            ConsumerRecord<byte[], byte[]> letter, String topic, int partition, long offset) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                letter.timestamp(),
                TimestampType.CREATE_TIME,
                letter.serializedKeySize(),
                letter.serializedValueSize(),
                letter.key(),
                letter.value(),
                headersOfOriginal(letter),
                Optional.empty());
    }

    private static Headers headersOfOriginal(ConsumerRecord<byte[], byte[]> letter) {
        var headers = new RecordHeaders();
        letter.headers().forEach(header -> {
            if (!ADDED.contains(header.key())) {
                headers.add(header);
            }
        });
        return headers;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private DeadLetter() {}
}
