package org.borderexchange.acceptance.story;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka with somebody's own login and nothing of the platform between. */
public final class Topics {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Map<String, Object> login;

    Topics(Map<String, String> login) {
        this.login = new HashMap<>(login);
    }

    /** Names of the topics that this login may know of. */
    public Set<String> names() {
        try (var admin = Admin.create(login)) {
            return admin.listTopics().names().get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /**
     * Everything that stands on a topic now, each partition in its order.
     *
     * @throws org.apache.kafka.common.errors.TopicAuthorizationException if this login may not read it
     */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (var consumer = new KafkaConsumer<>(login, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            // At least once, for only fetching tells that a login may not read.
            do {
                consumer.poll(POLL).forEach(records::add);
            } while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
            return records;
        }
    }

    /** What stands on a topic under a key, oldest first. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic, String key) {
        return read(topic).stream().filter(record -> key.equals(keyOf(record))).toList();
    }

    /** Sends one record and waits for its acknowledgement. */
    public void send(ProducerRecord<byte[], byte[]> record) {
        try (var producer = new KafkaProducer<>(login, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** The same bytes once more: key, value, headers, partition. */
    public static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(), record.headers());
    }

    public static String keyOf(ConsumerRecord<byte[], byte[]> record) {
        return text(record.key());
    }

    /** @return empty if there is no such header */
    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    /** Bytes as text in which any ASCII value would show. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", cause);
    }
}
