package org.borderexchange.cases.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderexchange.cases.matching.MatchingEngine;
import org.borderexchange.schemas.proof.DeadLetter;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.RefusedRecord;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class DeadLetterReplayIT {

    private static final TopicName LETTERS = TopicName.deadLettersOfService("case-service");
    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, Partitions.COUNT);

    private static KafkaTemplate<byte[], byte[]> kafka;
    private static DefaultKafkaConsumerFactory<byte[], byte[]> consumers;

    @BeforeAll
    static void startBroker() throws Exception {
        BROKER.afterPropertiesSet();
        var settings = Map.<String, Object>of("bootstrap.servers", BROKER.getBrokersAsString());
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(
                            new NewTopic(LETTERS.name(), Optional.of(Partitions.COUNT), Optional.empty()),
                            new NewTopic(MatchingEngine.REPLAY_TOPIC, Optional.of(Partitions.COUNT), Optional.empty())))
                    .all()
                    .get();
        }
        var bytes = new ByteArraySerializer();
        kafka = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(settings, bytes, bytes));
        consumers = new DefaultKafkaConsumerFactory<>(
                Map.of("bootstrap.servers", BROKER.getBrokersAsString(), "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @AfterAll
    static void stopBroker() {
        kafka.destroy();
        BROKER.destroy();
    }

    @Test
    void eachLetterGoesInAgainOnceAsItStandsThere() throws Exception {
        var replay = new DeadLetterReplay(consumers, kafka);
        assertThat(replay.count().waiting()).isZero();
        bury(refused("a", 3, 7));
        bury(refused("b", 5, 0));
        // Two instances had refused it, one after the other.
        bury(refused("a", 3, 7));
        assertThat(replay.count().waiting()).isEqualTo(3);

        assertThat(replay.replay().replayed()).isEqualTo(2);

        assertThat(replay.count().waiting()).isZero();
        assertThat(replay.replay().replayed()).isZero();
        var originals = replayed().stream()
                .map(letter -> DeadLetter.original(letter).orElseThrow())
                .toList();
        assertThat(originals)
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(originals).extracting(ConsumerRecord::topic).containsOnly("exchange.inbox.rs.v1");
        assertThat(originals).extracting(ConsumerRecord::partition).containsExactlyInAnyOrder(3, 5);
        assertThat(originals.getFirst().value()).isEqualTo("bytes that nobody understands".getBytes(UTF_8));
        assertThat(originals.getFirst().headers().lastHeader("exchange-key-id").value())
                .isEqualTo("RS-1".getBytes(UTF_8));
    }

    private static RefusedRecord refused(String key, int partition, long offset) {
        var record = new ConsumerRecord<>(
                "exchange.inbox.rs.v1",
                partition,
                offset,
                key.getBytes(UTF_8),
                "bytes that nobody understands".getBytes(UTF_8));
        record.headers().add("exchange-key-id", "RS-1".getBytes(UTF_8));
        return new RefusedRecord(record, Refusal.UNKNOWN_KEY);
    }

    private static void bury(RefusedRecord refused) throws Exception {
        kafka.send(DeadLetter.of(refused, LETTERS)).get();
    }

    private static List<ConsumerRecord<byte[], byte[]>> replayed() {
        var partitions = IntStream.range(0, Partitions.COUNT)
                .mapToObj(number -> new TopicPartition(MatchingEngine.REPLAY_TOPIC, number))
                .toList();
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(
                Map.of("bootstrap.servers", BROKER.getBrokersAsString()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }
}
