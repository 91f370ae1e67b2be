package org.borderexchange.cases.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.borderexchange.cases.HubInstance;
import org.borderexchange.cases.HubMachine;
import org.borderexchange.cases.matching.TestExchange;
import org.borderexchange.cases.matching.Told;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.VerdictKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole instance with a real broker, and a directory that changes while it runs. */
class JoiningCountryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final TopicName HUB_AL = TopicName.hub(new CountryCode("AL"));

    @TempDir
    private Path folder;

    @Test
    void aCountryThatJoinsIsToldOfTheCasesThatThereAreAsSoonAsItsTopicExists() throws Exception {
        var serbian = Told.by("RS").vin("WVGAV7AX9BW549850");
        var bosnian = Told.by("BA").vin("WVGAV7AX9BW549850");
        var hit = HitId.of(serbian.id(), bosnian.id());
        var opened = CaseId.openedBy(hit).toString();
        try (var machine = new HubMachine(folder);
                var first = machine.start()) {
            awaitReady(first);
            joins("AL");
            for (var alert : List.of(serbian, bosnian)) {
                machine.send(
                        machine.exchange.record(TestExchange.inbox(alert.event().getOriginator()), alert.event()),
                        machine.exchange.record(TestExchange.DRUGS, alert.event()));
            }
            for (var country : List.of("RS", "BA")) {
                machine.send(machine.exchange.verdict(
                        TestExchange.inbox(country), hit, country, 1, VerdictKind.CONFIRMED, "basis"));
            }
            await().atMost(SOON)
                    .until(() -> first.get("RS", "analyst", "/api/v1/cases/" + opened)
                                    .status()
                            == 200);

            // One that starts meanwhile is not kept from its work by the country that has no topic yet.
            try (var second = machine.start()) {
                awaitReady(second);
                machine.admin
                        .createTopics(
                                Set.of(new NewTopic(HUB_AL.name(), Optional.of(Partitions.COUNT), Optional.empty())))
                        .all()
                        .get();

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(keysOn(machine)).contains(opened));
            }
        }
    }

    private void joins(String country) throws Exception {
        Files.writeString(
                folder.resolve("members.yaml"),
                "  - {country: %s, name: Country, from: 2026-01-01}%n".formatted(country),
                StandardOpenOption.APPEND);
        var groups = folder.resolve("groups.yaml");
        Files.writeString(
                groups,
                Files.readString(groups)
                        .replace(
                                "id: drugs, name: Group, contentTypes: [STOLEN_VEHICLE], members: [",
                                "id: drugs, name: Group, contentTypes: [STOLEN_VEHICLE], members: [{country: %s, from: 2026-01-01}, "
                                        .formatted(country)));
    }

    private static void awaitReady(HubInstance instance) {
        await().atMost(SOON)
                .until(() -> instance.get("HUB", "operator", "/actuator/health/readiness")
                                .status()
                        == 200);
    }

    private static Set<String> keysOn(HubMachine machine) {
        var settings =
                Map.<String, Object>of("bootstrap.servers", machine.kafka(), "isolation.level", "read_committed");
        var keys = new HashSet<String>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(HUB_AL.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
            }
        }
        return keys;
    }
}
