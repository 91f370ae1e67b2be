package org.borderexchange.cases.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.borderexchange.cases.HubInstance;
import org.borderexchange.cases.HubMachine;
import org.borderexchange.cases.generation.Generation;
import org.borderexchange.cases.matching.TestExchange;
import org.borderexchange.cases.matching.Told;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.VerdictKind;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whole instances with a real broker: what is derived is thrown away and derived again. */
class RebuildIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static HubMachine machine;
    private static HitId judged;

    private final List<HubInstance> running = new ArrayList<>();

    @BeforeAll
    static void tellOfSomeHits() throws Exception {
        machine = new HubMachine(folder);
        var ofSerbia = Told.by("RS").vin("WVGAV7AX9BW549850");
        var ofBosnia = Told.by("BA").vin("WVGAV7AX9BW549850");
        var erased = Told.by("ME").vin("WVGAV7AX9BW549850");
        judged = HitId.of(ofSerbia.id(), ofBosnia.id());
        try (var instance = machine.start()) {
            awaitCurrent(instance);
            tell(ofSerbia, ofBosnia, erased);
            await().atMost(SOON)
                    .until(() ->
                            instance.get("RS", "analyst", "/api/v1/hits").ids().size() == 2);
            var basis = instance.bean(org.borderexchange.cases.hit.Hits.class)
                    .find(judged, java.util.Optional.of(new CountryCode("RS")))
                    .orElseThrow()
                    .view()
                    .content()
                    .orElseThrow()
                    .getBasis();
            for (var inbox : List.of("RS", "BA")) {
                machine.send(machine.exchange.verdict(
                        TestExchange.inbox(inbox), judged, "RS", 1, VerdictKind.CONFIRMED, basis));
            }
            tell(erased.erased());
            await().atMost(SOON)
                    .until(() -> instance.get("RS", "analyst", "/api/v1/hits/" + judged)
                                    .json()
                                    .get("verdicts")
                                    .size()
                            == 1);
            await().atMost(SOON)
                    .until(() -> instance.get("ME", "analyst", "/api/v1/hits?status=CURRENT")
                            .ids()
                            .isEmpty());
        }
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @AfterEach
    void stopInstances() {
        running.forEach(HubInstance::close);
    }

    @Test
    void theResultIsEqualAndNobodyIsToldAgain() throws Exception {
        var instance = start();
        awaitCurrent(instance);
        var before = known(instance);
        var told = told();
        int old = generation(instance);

        assertThat(instance.post("HUB", "operator", "/actuator/rebuild").status())
                .isEqualTo(202);
        awaitGeneration(instance, old + 1);

        assertThat(known(instance)).isEqualTo(before);
        assertThat(before.toString()).contains("CONFIRMED");
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(8)).until(() -> told().equals(told));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(remainsBefore(old + 1)).isEmpty());
    }

    @Test
    void everyInstanceGoesOverToTheNextGeneration() throws Exception {
        var one = start();
        var other = start();
        awaitCurrent(one);
        awaitCurrent(other);
        var before = known(one);
        int old = generation(one);

        other.post("HUB", "operator", "/actuator/rebuild");
        awaitGeneration(one, old + 1);
        awaitGeneration(other, old + 1);

        assertThat(known(one)).isEqualTo(before);
        assertThat(known(other)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOPPING", "FILLING"})
    void whereverItWasKilledItGoesOn(String phase) throws Exception {
        var killed = start();
        awaitCurrent(killed);
        var before = known(killed);
        int next = generation(killed) + 1;
        killed.close();
        set(next, phase, Generation.FORMAT);

        var instance = start();
        awaitGeneration(instance, next);

        assertThat(known(instance)).isEqualTo(before);
    }

    @Test
    void whatAnEarlierReleaseDerivedIsDerivedAnewAndNobodyIsToldAgain() throws Exception {
        var earlier = start();
        awaitCurrent(earlier);
        var before = known(earlier);
        var told = told();
        int old = generation(earlier);
        earlier.close();
        set(old, "CURRENT", Generation.FORMAT - 1);

        var instance = start();
        awaitGeneration(instance, old + 1);

        assertThat(known(instance)).isEqualTo(before);
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(8)).until(() -> told().equals(told));
    }

    @Test
    void whatALaterReleaseDerivesIsLeftToItUntilAnOperatorGoesBack() throws Exception {
        var instance = start();
        awaitCurrent(instance);
        var before = known(instance);
        int later = generation(instance) + 1;

        set(later, "CURRENT", Generation.FORMAT + 1);

        await().atMost(SOON)
                .until(() -> instance.get("RS", "analyst", "/api/v1/hits").status() == 503 && membersAtWork() == 0);
        assertThat(generation(instance)).isEqualTo(later);

        instance.post("HUB", "operator", "/actuator/rebuild");
        awaitGeneration(instance, later + 1);
        assertThat(known(instance)).isEqualTo(before);
    }

    @Test
    void aLostDatabaseIsFilledAgainFromKafka() throws Exception {
        var instance = start();
        awaitCurrent(instance);
        var before = known(instance);
        int old = generation(instance);
        instance.close();
        machine.database().drop();

        var again = start();
        awaitGeneration(again, old + 1);

        assertThat(known(again)).isEqualTo(before);
    }

    private static void set(int number, String phase, int format) {
        machine.database()
                .getCollection("control")
                .replaceOne(
                        new Document("_id", "generation"),
                        new Document("_id", "generation")
                                .append("number", number)
                                .append("phase", phase)
                                .append("format", format));
    }

    /** Of all generations' groups. */
    private static long membersAtWork() throws Exception {
        var groups = machine.admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(GroupListing::groupId)
                .toList();
        return machine.admin.describeConsumerGroups(groups).all().get().values().stream()
                .mapToLong(group -> group.members().size())
                .sum();
    }

    private HubInstance start() throws Exception {
        var instance = machine.start();
        running.add(instance);
        return instance;
    }

    private static void tell(Told... alerts) {
        for (var told : alerts) {
            var event = told.event();
            machine.send(
                    machine.exchange.record(TestExchange.inbox(event.getOriginator()), event),
                    machine.exchange.record(TestExchange.DRUGS, event));
        }
    }

    private static void awaitCurrent(HubInstance instance) {
        await().atMost(SOON)
                .until(() -> instance.get("HUB", "operator", "/actuator/health/readiness")
                                .status()
                        == 200);
    }

    private static void awaitGeneration(HubInstance instance, int generation) {
        await().atMost(SOON).until(() -> {
            var progress = instance.get("HUB", "operator", "/actuator/rebuild").json();
            return progress.get("generation").intValue() == generation
                    && progress.get("phase").stringValue().equals("CURRENT")
                    && instance.get("HUB", "operator", "/actuator/health/readiness")
                                    .status()
                            == 200;
        });
    }

    private static int generation(HubInstance instance) {
        return instance.get("HUB", "operator", "/actuator/rebuild")
                .json()
                .get("generation")
                .intValue();
    }

    /** What each reader is answered. */
    private static Map<String, JsonNode> known(HubInstance instance) {
        var known = new LinkedHashMap<String, JsonNode>();
        HubMachine.COUNTRIES.forEach(country -> known.put(
                country, instance.get(country, "analyst", "/api/v1/hits").json()));
        known.put("HUB", instance.get("HUB", "hub-analyst", "/api/v1/hits").json());
        return known;
    }

    /** Every record that countries were ever told, by offset. */
    private static List<String> told() {
        var partitions = HubMachine.COUNTRIES.stream()
                .map(country -> TopicName.hub(new CountryCode(country)).name())
                .flatMap(topic -> IntStream.range(0, Partitions.COUNT).mapToObj(n -> new TopicPartition(topic, n)))
                .toList();
        var bytes = new ByteArrayDeserializer();
        var settings =
                Map.<String, Object>of("bootstrap.servers", machine.kafka(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var told = new ArrayList<String>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> told.add(record.topic() + "/" + record.partition() + "/" + record.offset()));
            }
            return told.stream().sorted().toList();
        }
    }

    private static List<String> remainsBefore(int generation) throws Exception {
        var names = new ArrayList<>(machine.admin.listTopics().names().get());
        machine.admin
                .listGroups(ListGroupsOptions.forConsumerGroups())
                .all()
                .get()
                .forEach(group -> names.add(group.groupId()));
        machine.database().listCollectionNames().forEach(names::add);
        return names.stream()
                .filter(name -> IntStream.range(1, generation)
                        .anyMatch(old ->
                                name.matches("(exchange-hub-(matching|projection)-|hits_|verdicts_)" + old + "(-.*)?")))
                .toList();
    }
}
