package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.VerdictKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** With a real broker, and processes that are killed. Each story begins where the one before ends. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MatchingEngineIT {

    private static final int PAIRS = 300;
    private static final int KILLS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final TestExchange EXCHANGE = new TestExchange();
    private static final Set<String> EXPECTED = new HashSet<>();

    /** Ids of those cases that both owners open by confirming a hit. */
    private static final Set<String> CASES = new HashSet<>();

    /** Of so many pairs one is confirmed. */
    private static final int CONFIRMED = 10;

    @TempDir
    private static Path folder;

    private static EmbeddedKafkaKraftBroker broker;
    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new EmbeddedKafkaKraftBroker(1, Partitions.COUNT);
        broker.brokerProperty("transaction.state.log.replication.factor", "1");
        broker.brokerProperty("transaction.state.log.min.isr", "1");
        broker.brokerProperty("transaction.state.log.num.partitions", "4");
        broker.brokerProperty("offsets.topic.num.partitions", "4");
        broker.brokerProperty("log.cleaner.enable", "false");
        broker.afterPropertiesSet();
        admin = Admin.create(client());
        var topics = Stream.of(
                        Stream.of(
                                TestExchange.DRUGS.name(),
                                TestExchange.FIREARMS.name(),
                                TopicName.deadLettersOfService("case-service").name(),
                                TopicName.journal().name(),
                                MatchingEngine.REPLAY_TOPIC),
                        Stream.of("RS", "BA", "ME")
                                .map(cc -> TestExchange.inbox(cc).name()),
                        Stream.of("RS", "BA", "ME").map(MatchingEngineIT::hubTopic))
                .flatMap(names -> names)
                .map(name -> new NewTopic(name, Optional.of(Partitions.COUNT), Optional.empty()))
                .toList();
        admin.createTopics(topics).all().get();
        producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
        admin.close();
        broker.destroy();
    }

    @Test
    @Order(1)
    void noHitIsLostAndNoneIsToldTwiceThoughTheHubIsKilledUnderLoad() throws Exception {
        var exchange = folder.resolve("exchange");
        EXCHANGE.writeTo(exchange);
        var state = folder.resolve("state");
        var hub = HubProcess.start(broker.getBrokersAsString(), exchange, state);
        try {
            int told = 0;
            for (int kill = 1; kill <= KILLS + 1; kill++) {
                int until = PAIRS * kill / (KILLS + 1);
                while (told < until) {
                    tellPair(told++);
                }
                if (kill <= KILLS) {
                    // Somewhere in the middle of its work, and not before it has begun.
                    int some = until / 2;
                    await().atMost(PATIENCE).until(() -> hitsOf("RS").size() > some);
                    hub.destroyForcibly().waitFor();
                    hub = HubProcess.start(broker.getBrokersAsString(), exchange, state);
                }
            }

            for (var country : List.of("RS", "BA")) {
                await().atMost(PATIENCE).until(() -> new HashSet<>(hitsOf(country)).containsAll(EXPECTED));
            }
            awaitIdle(1);
            for (var country : List.of("RS", "BA")) {
                assertThat(hitsOf(country)).containsExactlyInAnyOrderElementsOf(EXPECTED);
            }
            assertThat(hitsOf("ME")).isEmpty();
        } finally {
            hub.destroyForcibly().waitFor();
        }
    }

    @Test
    @Order(2)
    void noActIsLostAndNoneIsDecidedTwiceThoughTheHubIsKilledBetweenThem() throws Exception {
        var exchange = folder.resolve("exchange");
        var state = folder.resolve("state");
        var hub = HubProcess.start(broker.getBrokersAsString(), exchange, state);
        var acts = new Acts(EXCHANGE, producer::send);
        var notes = new HashSet<String>();
        try {
            await().atMost(PATIENCE).until(() -> keysOf("RS").containsAll(CASES));
            for (var id : CASES) {
                notes.add(acts.say("RS", id, Acts.note("of Serbia")).toString());
                notes.add(acts.say("BA", id, Acts.note("of Bosnia")).toString());
            }
            await().atMost(PATIENCE).until(() -> keysOf("RS").stream().anyMatch(notes::contains));
            hub.destroyForcibly().waitFor();
            hub = HubProcess.start(broker.getBrokersAsString(), exchange, state);

            for (var country : List.of("RS", "BA")) {
                await().atMost(PATIENCE).until(() -> keysOf(country).containsAll(notes));
            }
            awaitIdle(1);
            for (var country : List.of("RS", "BA")) {
                assertThat(keysOf(country))
                        .filteredOn(key -> key.startsWith("C-") && key.contains("/"))
                        .doesNotHaveDuplicates();
            }
            assertThat(keysOf("ME")).noneMatch(notes::contains);
        } finally {
            hub.destroyForcibly().waitFor();
        }
    }

    @Test
    @Order(3)
    void anotherGenerationRulesNothingAnewAndGoesOn() throws Exception {
        var toSerbia = keysOf("RS");
        var toBosnia = keysOf("BA");
        var isComplete = new AtomicBoolean();
        try (var engine =
                HubProcess.engine(broker.getBrokersAsString(), EXCHANGE, folder.resolve("rebuilt"), isComplete::get)) {
            engine.start(2, TestExchange.COUNTRIES);
            await().atMost(PATIENCE).until(() -> engine.condition().state() == MatchingEngine.State.RUNNING);
            awaitIdle(2);
            isComplete.set(true);
            await().during(Duration.ofSeconds(3)).atMost(PATIENCE).untilAsserted(() -> {
                assertThat(keysOf("RS")).isEqualTo(toSerbia);
                assertThat(keysOf("BA")).isEqualTo(toBosnia);
            });

            tellPair(PAIRS);
            await().atMost(PATIENCE).until(() -> hitsOf("RS").size() == PAIRS + 1);
            await().atMost(PATIENCE).until(() -> keysOf("BA").containsAll(CASES));
            engine.stop();
            engine.forget(2);
            assertThat(folder.resolve("rebuilt").resolve(MatchingEngine.applicationId(2)))
                    .doesNotExist();
        }
    }

    private static void tellPair(int number) {
        var vin = "WVGAV7AX9BW%06d".formatted(number);
        var serbian = Told.by("RS").vin(vin);
        var bosnian = Told.by("BA").vin(vin);
        for (var alert : List.of(serbian, bosnian)) {
            TestHub.topicsOf(alert.event()).forEach(topic -> producer.send(EXCHANGE.record(topic, alert.event())));
        }
        var hit = HitId.of(serbian.id(), bosnian.id());
        EXPECTED.add(hit.toString());
        if (number % CONFIRMED == 0) {
            for (var country : List.of("RS", "BA")) {
                var inbox = TestExchange.inbox(country);
                producer.send(EXCHANGE.verdict(inbox, hit, country, 1, VerdictKind.CONFIRMED, "basis"));
            }
            CASES.add(CaseId.openedBy(hit).toString());
        }
    }

    private static List<String> hitsOf(String country) {
        return keysOf(country).stream().filter(key -> key.startsWith("H-")).toList();
    }

    /** Of every record that a country can read, sorted. */
    private static List<String> keysOf(String country) {
        var settings = client();
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(hubTopic(country)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var keys = new ArrayList<String>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
            }
            return keys.stream().sorted().toList();
        }
    }

    /** Until a generation has nothing left to read, on the topics of the exchange and on its own. */
    private static void awaitIdle(int generation) {
        await().atMost(PATIENCE).until(() -> {
            var read = admin.listConsumerGroupOffsets(MatchingEngine.applicationId(generation))
                    .partitionsToOffsetAndMetadata()
                    .get();
            return hasReadAll(topicsOf(generation), read);
        });
    }

    private static Set<String> topicsOf(int generation) throws InterruptedException, ExecutionException {
        var between = MatchingEngine.topicsBetweenSteps(generation);
        return admin.listTopics().names().get().stream()
                .filter(name -> name.matches("exchange\\.(group|inbox)\\..*") || between.contains(name))
                .collect(Collectors.toSet());
    }

    /** Where nothing was read yet, all of it is to be read. */
    private static boolean hasReadAll(Set<String> topics, Map<TopicPartition, OffsetAndMetadata> read) {
        var settings = client();
        settings.put("isolation.level", "read_committed");
        var records = 0L;
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            for (var end : consumer.endOffsets(partitions).entrySet()) {
                consumer.assign(List.of(end.getKey()));
                var position = read.get(end.getKey());
                if (position == null) {
                    consumer.seekToBeginning(List.of(end.getKey()));
                } else {
                    consumer.seek(end.getKey(), position.offset());
                }
                while (consumer.position(end.getKey()) < end.getValue()) {
                    records += consumer.poll(Duration.ofMillis(100)).count();
                }
            }
        }
        return records == 0;
    }

    private static String hubTopic(String country) {
        return TopicName.hub(new CountryCode(country)).name();
    }

    private static Map<String, Object> client() {
        return new HashMap<>(Map.of("bootstrap.servers", broker.getBrokersAsString()));
    }
}
