package org.borderexchange.gateway.outbox.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.borderexchange.gateway.infrastructure.Infrastructure;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.signature.RecordVerifier;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** Reads topics as another country does: nothing is decoded that is not proven. */
final class PublishedRecords {

    private final RecordVerifier verifier;
    private final EventDecoder decoder;

    PublishedRecords(RecordVerifier verifier, EventDecoder decoder) {
        this.verifier = verifier;
        this.decoder = decoder;
    }

    /** Versions of a subject on a topic, as they lie there. */
    List<Integer> versions(TopicName topic, String subjectId) {
        return read(topic)
                .filter(event -> event.getSubjectId().equals(subjectId))
                .map(ExchangeEvent::getVersion)
                .toList();
    }

    /** All that is on a topic now; within a subject in order. */
    Stream<ExchangeEvent> read(TopicName topic) {
        return records(topic).stream().map(this::proven);
    }

    private ExchangeEvent proven(ConsumerRecord<byte[], byte[]> received) {
        var signer = verifier.verify(received);
        var event = decoder.decode(received.topic(), received.value());
        verifier.requireOriginator(signer, event);
        return event;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(TopicName topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", Infrastructure.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
