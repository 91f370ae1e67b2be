package org.borderexchange.gateway.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.borderexchange.gateway.inbound.TestExchange.BA;
import static org.borderexchange.gateway.inbound.TestExchange.DRUGS;
import static org.borderexchange.gateway.inbound.TestExchange.ME;
import static org.borderexchange.gateway.inbound.TestExchange.RS;
import static org.borderexchange.gateway.inbound.TestExchange.acknowledgement;
import static org.borderexchange.gateway.inbound.TestExchange.alertOf;
import static org.borderexchange.gateway.inbound.TestExchange.changed;
import static org.borderexchange.gateway.inbound.TestExchange.issued;
import static org.borderexchange.gateway.inbound.TestExchange.ofLaterRelease;
import static org.borderexchange.gateway.inbound.TestExchange.receipt;
import static org.borderexchange.gateway.inbound.TestExchange.sighting;
import static org.borderexchange.gateway.inbound.TestExchange.told;
import static org.borderexchange.gateway.inbound.TestExchange.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderexchange.gateway.alert.Examples;
import org.borderexchange.gateway.casework.CaseExamples;
import org.borderexchange.gateway.hit.HitExamples;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.gateway.receipt.Escalation;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.DeadLetter;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.borderexchange.schemas.wire.EventKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The whole way in over a real broker, with fakes of what stores. */
class InboundTest {

    private static final TopicName GROUP = TopicName.group(DRUGS);
    private static final TopicName INBOX = TopicName.inbox(RS);
    private static final TopicName HUB = TopicName.hub(RS);
    private static final TopicName DEAD = TopicName.deadLettersOfGateway(RS);

    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, Partitions.COUNT);
    private static KafkaProducer<byte[], byte[]> producer;

    private final TestExchange exchange = new TestExchange();
    private final InboundInstance instance = new InboundInstance(BROKER.getBrokersAsString(), exchange.directory());

    @BeforeAll
    static void startBroker() {
        BROKER.afterPropertiesSet();
        var topics = new TestExchange().directory().topicsReadBy(RS, TestExchange.NOW).stream();
        BROKER.addTopics(
                Stream.concat(topics, Stream.of(DEAD)).map(TopicName::name).toArray(String[]::new));
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, BROKER.getBrokersAsString()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
        BROKER.destroy();
    }

    @AfterEach
    void stop() {
        instance.stop();
        ContractRegistry.AWAY.set(false);
    }

    @Test
    void eventIsStoredAndShown() throws InterruptedException {
        instance.start();
        await().until(() -> instance.reads(GROUP));
        try (var desk = instance.desk()) {
            var alert = alertOf(BA);
            send(exchange.record(GROUP, issued(alert)));

            await().until(() -> instance.stored(alert) == 1);
            assertThat(desk.next()).contains("event: ALERT_ISSUED", alert.toString());
        }
    }

    @Test
    void whatTheHubDecidesOfAnOwnActIsStoredAndShown() throws InterruptedException {
        instance.start();
        await().until(() -> instance.reads(HUB));
        try (var desk = instance.desk()) {
            var id = CaseExamples.someCase();
            var act = CaseExamples.someLine(id.toString(), RS);
            var refusal = CaseExamples.refused(CaseExamples.note(id.toString(), "too late"), CaseRefusal.CLOSED);
            send(exchange.record(HUB, act.toString(), refusal, "HUB"));

            await().until(() -> instance.casework().entries().find(act).isPresent());
            assertThat(desk.next()).contains("event: CASE_CHANGED", "\"code\":\"CLOSED\"");
        }
    }

    @Test
    void instanceHasCaughtUpWhenItHasReadWhatStoodThere() {
        var alert = alertOf(BA);
        send(exchange.record(GROUP, issued(alert)));
        assertThat(instance.catchUp().caughtUp()).isFalse();

        instance.start();

        await().until(() -> instance.catchUp().caughtUp());
        assertThat(instance.stored(alert)).isEqualTo(1);
    }

    @Test
    void poisonDoesNotDelayItsNeighboursAndIsBuriedUntouched() {
        var alert = alertOf(BA);
        var poison = exchange.record(GROUP, issued(alertOf(BA)));
        poison.value()[20] ^= 1;
        send(poison);
        send(exchange.record(GROUP, issued(alert)));

        instance.start();

        await().until(() -> instance.stored(alert) == 1);
        await().until(() -> instance.deadLetters().count().waiting() >= 1); // a batch that is repeated buries again
        var letter = instance.letters().getFirst();
        assertThat(letter.key()).isEqualTo(poison.key());
        assertThat(letter.value()).isEqualTo(poison.value());
        assertThat(letter.headers().toArray()).startsWith(poison.headers().toArray());
        assertThat(letter.headers().lastHeader(DeadLetter.REASON).value())
                .asString(UTF_8)
                .isEqualTo("BAD_SIGNATURE");
        assertThat(letter.headers().lastHeader(DeadLetter.TOPIC).value())
                .asString(UTF_8)
                .isEqualTo(GROUP.name());
        assertThat(instance.metric("exchange.events.refused", "reason", "BAD_SIGNATURE"))
                .isEqualTo(1);
    }

    @Test
    void eventThatBreaksTheStoreIsBuriedAlone() {
        var breaking = alertOf(BA);
        var alerts = Stream.generate(() -> alertOf(BA)).limit(20).toList();
        instance.copies().breakOn(breaking);
        send(exchange.record(GROUP, issued(breaking)));
        alerts.forEach(alert -> send(exchange.record(GROUP, issued(alert))));

        instance.start();

        await().until(() -> alerts.stream().allMatch(alert -> instance.stored(alert) == 1));
        await().until(() -> instance.metric("exchange.events.refused", "reason", "NOT_APPLICABLE") == 1);
    }

    @Test
    void outageOfTheStoreIsWaitedForAndNothingIsSkipped() {
        var alert = alertOf(BA);
        instance.copies().away(true);
        instance.start();
        send(exchange.record(GROUP, issued(alert)));
        await().until(() -> instance.copies().attempts() >= 2);
        assertThat(instance.catchUp().caughtUp() && instance.positions().total() > 0)
                .isFalse();

        instance.copies().away(false);

        await().until(() -> instance.stored(alert) == 1);
        assertThat(instance.deadLetters().count().waiting()).isZero();
    }

    @Test
    void outageOfTheRegistryIsWaitedFor() {
        var alert = alertOf(BA);
        ContractRegistry.AWAY.set(true);
        send(exchange.record(GROUP, issued(alert)));
        instance.start();
        await().pollDelay(Duration.ofMillis(500))
                .until(() -> instance.positions().total() == 0);

        ContractRegistry.AWAY.set(false);

        await().until(() -> instance.stored(alert) == 1);
    }

    @Test
    void restartGoesOnFromThePositionsOfTheDatabase() {
        var first = alertOf(BA);
        send(exchange.record(GROUP, issued(first)));
        instance.start();
        await().until(() -> instance.stored(first) == 1 && instance.positions().total() == 1);
        instance.stop();

        var second = alertOf(BA);
        send(exchange.record(GROUP, issued(second)));
        var restarted = instance.restarted();
        restarted.start();
        await().until(() -> restarted.stored(second) == 1);
        restarted.stop();

        assertThat(restarted.stored(first)).isZero();
    }

    @Test
    void restoredDatabaseReadsAgainWhatItHasLost() {
        var alert = alertOf(BA);
        send(exchange.record(GROUP, issued(alert)));
        instance.start();
        await().until(() -> instance.stored(alert) == 1 && instance.positions().total() == 1);
        instance.stop();

        var restored = instance.restarted();
        restored.positions().forget(GROUP);
        restored.start();

        await().until(() -> restored.stored(alert) == 1);
        restored.stop();
    }

    @Test
    void unknownKindIsParkedAndLetInByTheReleaseThatKnowsIt() {
        send(exchange.record(HUB, ofLaterRelease("H-1234")));
        var alert = alertOf(BA);
        instance.parked().park(TestExchange.consumed(exchange.record(GROUP, issued(alert))));

        instance.start();

        await().until(() -> instance.stored(alert) == 1);
        await().until(() -> instance.parked().subjects().equals(List.of("H-1234")));
        assertThat(instance.deadLetters().count().waiting()).isZero();
    }

    @Test
    void hitIsStoredAndShownWithTheVerdictThatCameBefore() throws InterruptedException {
        var pair = HitExamples.pair();
        instance.start();
        await().until(() -> instance.reads(HUB));
        try (var desk = instance.desk()) {
            send(exchange.act(INBOX, verdict(pair.hit(), BA, 1)));
            await().until(() -> instance.positions().total() == 1);

            send(exchange.record(HUB, HitExamples.event(pair)));

            assertThat(desk.next())
                    .contains("event: HIT_RAISED", pair.hit().toString(), "\"reason\":\"seen by BA\"")
                    .doesNotContain("VERDICT_GIVEN");
        }
    }

    @Test
    void verdictIsShownWithItsHitAndNobodysVerdictOnAnUnknownHitIs() throws InterruptedException {
        var pair = HitExamples.pair();
        send(exchange.record(HUB, HitExamples.event(pair)));
        instance.start();
        await().until(() -> instance.catchUp().caughtUp());
        try (var desk = instance.desk()) {
            send(exchange.act(INBOX, verdict(HitExamples.pair().hit(), BA, 1)));
            send(exchange.act(INBOX, verdict(pair.hit(), ME, 1)));
            send(exchange.act(INBOX, verdict(pair.hit(), BA, 1)));

            await().until(() ->
                    instance.metric("exchange.events.received", "kind", "VERDICT_GIVEN", "topic_kind", "inbox") == 3);
            assertThat(desk.next())
                    .containsOnlyOnce("event: VERDICT_GIVEN")
                    .contains("\"verdict\":{\"country\":\"BA\"", "\"hit\":{\"id\":\"" + pair.hit());
        }
    }

    @Test
    void ownVerdictOfALostDatabaseIsAdopted() {
        send(exchange.act(INBOX, verdict(HitExamples.pair().hit(), RS, 2)));

        instance.start();

        await().until(() -> instance.acts().done().equals(List.of("adopt 2")));
    }

    @Test
    void sightingOfAnotherCountryIsKeptAndShownAndTheOwnIsAdopted() throws InterruptedException {
        instance.start();
        await().until(() -> instance.reads(INBOX));
        try (var desk = instance.desk()) {
            var own = alertOf(RS);
            send(exchange.act(INBOX, sighting(own, BA), "01ABC"));

            await().until(() -> instance.sightings().size() == 1);
            assertThat(desk.next()).contains("event: SIGHTING_REPORTED", own.toString(), "border control");

            send(exchange.act(INBOX, sighting(alertOf(BA), RS), "01ABD"));
            await().until(() -> instance.acts().done().equals(List.of("adopt 1")));
            assertThat(instance.sightings()).hasSize(1);
        }
    }

    @Test
    void whatArrivesFromOthersIsToBeReportedAndWhatTheOwnCountrySaidIsNot() {
        var alert = alertOf(BA);
        var own = alertOf(RS);
        var pair = HitExamples.pair();
        instance.own().hold(own, new Standing(1, "event-of-version-1", false));
        send(exchange.record(INBOX, issued(own)));
        send(exchange.record(GROUP, issued(alert)));
        send(exchange.record(GROUP, TestExchange.erased(alert, 2)));
        send(exchange.record(HUB, HitExamples.event(pair)));

        instance.start();

        await().untilAsserted(() -> assertThat(instance.tidings())
                .containsExactlyInAnyOrder(alert + " 1 delivered", alert + " 2 lost", pair.hit() + " 1 delivered"));
    }

    @Test
    void receiptsAreStoredAndOnlyWhatWasTakenInHandIsShown() throws InterruptedException {
        var own = ownAlert();
        instance.start();
        await().until(() -> instance.reads(INBOX));
        try (var desk = instance.desk()) {
            send(exchange.act(INBOX, receipt(own, BA, 1), "receipt"));
            send(exchange.act(INBOX, acknowledgement(own, BA, 2, "on our way"), "receipt"));
            send(exchange.act(INBOX, acknowledgement(own, ME, 1, "me too"), "receipt"));

            await().until(() -> instance.receipts().find(List.of(Receipt.key(own, BA), Receipt.key(own, ME))).stream()
                            .mapToInt(Receipt::version)
                            .sum()
                    == 3);
            assertThat(desk.next())
                    .containsOnlyOnce("event: RECEIPT_GIVEN")
                    .contains("\"receipt\":{\"country\":\"BA\"", "on our way")
                    .as("the alert was never sent to Montenegro")
                    .doesNotContain("me too");
        }
    }

    @Test
    void escalationIsStoredAndShownToOwnerAndTardyAlike() throws InterruptedException {
        var own = ownAlert();
        instance.start();
        await().until(() -> instance.reads(HUB));
        try (var desk = instance.desk()) {
            send(exchange.record(HUB, own + "/BA/escalation", TestExchange.escalation(own, BA, 1), "HUB"));
            send(exchange.record(HUB, own + "/RS/escalation", TestExchange.escalation(own, RS, 1), "HUB"));
            send(exchange.record(
                    HUB,
                    "BA-01JZZZZZZZZZZZZZZZZZZZZZZZ/RS/escalation",
                    TestExchange.escalation("BA-01JZZZZZZZZZZZZZZZZZZZZZZZ", RS, 1),
                    "HUB"));

            await().until(() -> instance.metric("exchange.events.received", "kind", "ESCALATED") == 3);
            assertThat(instance.receipts().findEscalations(List.of(Escalation.key(own, BA))))
                    .hasSize(1);
            assertThat(desk.next())
                    .contains(
                            "event: ESCALATED",
                            "\"escalation\":{\"country\":\"BA\",\"step\":2",
                            "\"escalation\":{\"country\":\"RS\"")
                    .doesNotContain("BA-01JZZZZZZZZZZZZZZZZZZZZZZZ");
        }
    }

    @Test
    void ownReceiptOfALostDatabaseIsAdopted() {
        send(exchange.act(INBOX, receipt(alertOf(BA).toString(), RS, 3), "receipt"));

        instance.start();

        await().until(() -> instance.acts().done().equals(List.of("adopt 3")));
        assertThat(instance.tidings()).isEmpty();
    }

    private String ownAlert() {
        var issued = Examples.issued(RS, Examples.stolenCar(), Examples.NOW);
        instance.seen().receive(issued);
        return issued.alert().id().toString();
    }

    @Test
    void hitThatCannotBeStoredDoesNotDelayItsNeighbours() {
        var broken = HitExamples.pair();
        var good = HitExamples.pair();
        instance.hits().breakOn(broken.hit());
        send(exchange.record(HUB, HitExamples.event(broken)));
        send(exchange.record(HUB, HitExamples.event(good)));

        instance.start();

        await().until(() -> instance.hits().find(List.of(good.hit())).size() == 1);
        await().until(() -> instance.deadLetters().count().waiting() >= 1); // a batch that is repeated buries again
    }

    @Test
    void outageOfTheStoreOfHitsIsWaitedFor() {
        var pair = HitExamples.pair();
        instance.hits().setUnavailable(true);
        send(exchange.record(HUB, HitExamples.event(pair)));
        instance.start();
        await().until(() -> instance.reads(HUB));

        instance.hits().setUnavailable(false);

        await().until(() -> instance.hits().find(List.of(pair.hit())).size() == 1);
        assertThat(instance.deadLetters().count().waiting()).isZero();
    }

    @Test
    void replayLetsInWhatIsGoodNowAndKeepsTheRestOnce() {
        var late = alertOf(BA);
        instance.copies().breakOn(late);
        var forged = exchange.record(GROUP, alertOf(BA).toString(), issued(alertOf(BA)), "BA");
        send(exchange.record(GROUP, issued(late)));
        send(forged);
        instance.start();
        await().until(() -> instance.deadLetters().count().waiting() == 2);
        instance.copies().breakOn(alertOf(BA));

        assertThat(instance.deadLetters().replay()).isEqualTo(new DeadLetterReplay.Replayed(2, 1));
        assertThat(instance.stored(late)).isEqualTo(1);
        assertThat(instance.deadLetters().count().waiting()).isEqualTo(1);

        assertThat(instance.deadLetters().replay()).isEqualTo(new DeadLetterReplay.Replayed(1, 1));
        assertThat(instance.deadLetters().count().waiting()).isEqualTo(1);
    }

    @Test
    void ownAlertWhoseOlderVersionStandsLastIsToldAgain() {
        var own = alertOf(RS);
        instance.own().hold(own, new Standing(2, "event-of-version-2", false));
        send(exchange.record(INBOX, told(own, 2, EventKind.ALERT_AMENDED)));
        send(exchange.record(INBOX, told(own, 1, EventKind.ALERT_ISSUED)));

        instance.start();

        await().until(() -> instance.own().done().contains("republish"));
    }

    /** A compacted topic keeps the last record of a key, whoever wrote it. */
    @Test
    void ownAlertsWhosePlaceSomethingElseTakesAreToldAgain() {
        var own = Stream.generate(() -> alertOf(RS)).limit(3).toList();
        own.forEach(alert -> instance.own().hold(alert, new Standing(1, "event-of-version-1", false)));
        var forged = exchange.record(INBOX, issued(own.get(1)));
        forged.value()[20] ^= 1;
        var unknown = changed(ofLaterRelease(own.get(2).toString()), event -> event.setOriginator("BA"));
        send(new ProducerRecord<>(
                GROUP.name(), partitionOf(GROUP, own.getFirst()).partition(), key(own.getFirst()), null));
        send(forged);
        send(exchange.record(GROUP, unknown));

        instance.start();

        await().until(() -> instance.own().done().equals(List.of("republish", "republish", "republish")));
        assertThat(instance.metric("exchange.own.events.displaced")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatStandsUnderKeysOfOthersIsNotThisCountrysToMend() {
        var other = alertOf(BA);
        var foreignPartition = alertOf(RS);
        instance.own().hold(foreignPartition, new Standing(1, "event-of-version-1", false));
        var elsewhere = (partitionOf(GROUP, foreignPartition).partition() + 1) % Partitions.COUNT;
        send(new ProducerRecord<>(GROUP.name(), partitionOf(GROUP, other).partition(), key(other), null));
        send(new ProducerRecord<>(GROUP.name(), elsewhere, key(foreignPartition), null));

        instance.start();

        await().until(() -> instance.positions().total() == 2);
        assertThat(instance.metric("exchange.own.events.displaced")).isZero();
    }

    @Test
    void tombstoneIsPassedOver() {
        var alert = alertOf(BA);
        send(new ProducerRecord<>(GROUP.name(), partitionOf(GROUP, alert).partition(), key(alert), null));
        send(exchange.record(GROUP, issued(alert)));

        instance.start();

        await().until(() -> instance.stored(alert) == 1);
        await().until(() -> instance.positions().total() == 2);
        assertThat(instance.deadLetters().count().waiting()).isZero();
    }

    @Test
    void countryThatJoinsAGroupReadsItsTopicFromTheStartAndLeavesItAgain() {
        var alert = alertOf(BA);
        instance.directoryIs(without(GROUP));
        instance.positions().forget(GROUP);
        instance.start();
        send(exchange.record(GROUP, issued(alert)));
        await().until(() -> instance.catchUp().caughtUp());
        assertThat(instance.stored(alert)).isZero();

        instance.directoryIs(exchange.directory());
        await().until(() -> instance.stored(alert) == 1);

        instance.directoryIs(without(GROUP));
        await().until(() -> !instance.reads(GROUP));
    }

    /** Until the past of the group is read, nothing may be called unknown; what is to be sent need not wait again. */
    @Test
    void countryThatJoinsAGroupHasNotCaughtUpBeforeItHasReadItsTopic() {
        var alert = alertOf(BA);
        instance.directoryIs(without(GROUP));
        instance.positions().forget(GROUP);
        instance.start();
        send(exchange.record(GROUP, issued(alert)));
        await().until(() -> instance.catchUp().caughtUp());

        instance.copies().away(true);
        instance.directoryIs(exchange.directory());
        await().until(() -> !instance.catchUp().caughtUp());
        await().until(() -> instance.copies().attempts() >= 2);
        assertThat(instance.catchUp().caughtUp()).isFalse();
        assertThat(instance.catchUp().isOpen()).isTrue();

        instance.copies().away(false);
        await().until(() -> instance.catchUp().caughtUp());
        assertThat(instance.stored(alert)).isEqualTo(1);
    }

    private ExchangeDirectory without(TopicName group) {
        var directory = exchange.directory();
        var groups = directory.groups().values().stream()
                .filter(each -> !TopicName.group(each.id()).equals(group))
                .collect(Collectors.toMap(ExchangeDirectory.Group::id, each -> each));
        return new ExchangeDirectory(directory.countries(), groups, directory.keys());
    }

    private static TopicPartition partitionOf(TopicName topic, AlertId alert) {
        return new TopicPartition(topic.name(), Partitions.of(EventKey.ofState(alert.toString())));
    }

    private static byte[] key(AlertId alert) {
        return alert.toString().getBytes(UTF_8);
    }

    private static void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
        producer.flush();
    }
}
