package org.borderexchange.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.borderexchange.notification.delivery.Attempt;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.event.Incidents;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.Audience;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole instances on a real broker, with real tokens, a real mail server and a receiver of webhooks. */
class NotificationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static Machine machine;
    private static Instance instance;

    /** Marks what this test subscribes to, so that nothing of another test reaches it. */
    private final String mark = "MARK" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() throws Exception {
        machine = new Machine(folder);
        instance = machine.start();
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @AfterEach
    void restoreMembership() throws Exception {
        machine.writeDirectory(Machine.COUNTRIES);
    }

    private ExchangeEvent alert(String owner) {
        var event = Told.alert(owner, Instant.now());
        event.getAlert().setOffence(mark);
        return event;
    }

    private void tell(TopicName topic, ExchangeEvent event) {
        machine.send(machine.exchange.record(topic, event));
    }

    /** As the owner's gateway does it: to the group, and to the own inbox. */
    private void tellGroup(ExchangeEvent event) {
        tell(TestExchange.DRUGS, event);
        tell(TestExchange.inbox(event.getOriginator()), event);
    }

    private String subscription(String channel) {
        return "{\"name\": \"%s\", \"filter\": \"offence == '%s'\", \"channel\": %s}".formatted(mark, mark, channel);
    }

    private String subscribe(String who, String channel) {
        var answer = instance.post(who, "/subscriptions", subscription(channel));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("id");
    }

    private static String webhookTo(TestServer server) {
        return "{\"kind\": \"WEBHOOK\", \"url\": \"%s\"}".formatted(server.url());
    }

    @Test
    void anAlertReachesStreamWebhookAndMailEachOnceAndSaysWhy() throws Exception {
        try (var receiver = new TestServer()) {
            var created = instance.post("ba.analyst", "/subscriptions", subscription(webhookTo(receiver)));
            var secret = created.json().path("channel").path("secret").asString();
            var sse = subscribe("ba.analyst", "{\"kind\": \"SSE\"}");
            subscribe("me.analyst", "{\"kind\": \"EMAIL\", \"address\": \"%s@example.org\"}".formatted(mark));
            try (var stream = instance.open("ba.analyst", sse, "")) {
                var alert = alert("RS");
                tellGroup(alert);
                tellGroup(alert);

                await().atMost(PATIENCE).until(() -> !stream.events.isEmpty());
                await().atMost(PATIENCE).until(() -> !receiver.requests.isEmpty());
                await().atMost(PATIENCE).until(() -> mailsToMe() == 1);

                var told = stream.events.getFirst().json();
                assertThat(told.get("subjectId").stringValue()).isEqualTo(alert.getSubjectId());
                assertThat(told.get("why").get("subscription").stringValue()).isEqualTo(mark);
                assertThat(told.get("why").get("condition").stringValue()).contains("offence ==");
                assertThat(told.get("link").stringValue()).startsWith("https://gateway.ba/api/v1/alerts/RS-");
                assertThat(stream.events.getFirst().data())
                        .doesNotContain("5501")
                        .doesNotContain("Sarajevo");
                assertThat(receiver.requests.getFirst().isSignedWith(secret)).isTrue();
                var last = alert("RS");
                tellGroup(last);
                await().atMost(PATIENCE).until(() -> stream.subjects().contains(last.getSubjectId()));
                assertThat(stream.subjects()).doesNotHaveDuplicates();
                await().atMost(PATIENCE).until(() -> receiver.requests.size() == 2);
                assertThat(instance.get("ba.analyst", "/subscriptions/" + created.text("id"))
                                .body())
                        .doesNotContain("whsec_");
            }
        }
    }

    @Test
    void aSubscriptionCountsForWhatIsToldAfterItHoweverLongAgoItHappened() {
        var sse = subscribe("ba.analyst", "{\"kind\": \"SSE\"}");
        var dayAgo = Instant.now().minus(Duration.ofDays(1));
        var toldThen = alert("RS");
        toldThen.setTime(dayAgo.toEpochMilli());
        var toldNow = alert("RS");
        toldNow.setTime(dayAgo.toEpochMilli());
        try (var stream = instance.open("ba.analyst", sse, "")) {
            var then = machine.exchange.record(TestExchange.DRUGS, toldThen);
            machine.send(new ProducerRecord<>(
                    then.topic(), then.partition(), dayAgo.toEpochMilli(), then.key(), then.value(), then.headers()));
            tell(TestExchange.DRUGS, toldNow);

            await().atMost(PATIENCE).until(() -> stream.subjects().contains(toldNow.getSubjectId()));
            var last = alert("RS");
            tell(TestExchange.DRUGS, last);
            await().atMost(PATIENCE).until(() -> stream.subjects().contains(last.getSubjectId()));
            assertThat(stream.subjects()).doesNotContain(toldThen.getSubjectId());
        }
    }

    private long mailsToMe() {
        return Arrays.stream(machine.mail.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().startsWith(mark);
                    } catch (MessagingException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .count();
    }

    @Test
    void aStreamGoesOnWhereItWasLeftAlsoAtAnotherInstance() {
        var id = subscribe("ba.analyst", "{\"kind\": \"SSE\"}");
        String position;
        var first = alert("RS");
        try (var stream = instance.open("ba.analyst", id, "")) {
            tellGroup(first);
            await().atMost(PATIENCE).until(() -> stream.subjects().size() == 1);
            position = stream.lastEventId();
        }
        var missed = List.of(alert("RS"), alert("ME"), alert("RS"));
        missed.forEach(this::tellGroup);
        var expected = missed.stream().map(ExchangeEvent::getSubjectId).toList();
        try (var other = machine.start();
                var here = instance.open("ba.analyst", id, position);
                var there = other.open("ba.analyst", id, position)) {
            await().atMost(PATIENCE)
                    .until(() -> here.subjects().size() == 3 && there.subjects().size() == 3);
            assertThat(here.subjects()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(there.subjects()).isEqualTo(here.subjects());
            var live = alert("RS");
            tellGroup(live);
            await().atMost(PATIENCE)
                    .until(() -> here.subjects().size() == 4 && there.subjects().size() == 4);
        }
        try (var reset = instance.open("ba.analyst", id, "bm9uc2Vuc2U")) {
            await().atMost(PATIENCE).until(() -> !reset.events.isEmpty());
            assertThat(reset.events.getFirst().name()).isEqualTo("reset");
        }
    }

    @Test
    void whatIsNotForACountryIsNotToldThere() {
        var me = subscribe("me.analyst", "{\"kind\": \"SSE\"}");
        var ba = subscribe("ba.analyst", "{\"kind\": \"SSE\"}");
        var hub = subscribe("hub.hub-analyst", "{\"kind\": \"SSE\"}");
        try (var toMe = instance.open("me.analyst", me, "");
                var toBa = instance.open("ba.analyst", ba, "");
                var toHub = instance.open("hub.hub-analyst", hub, "")) {
            var firearms = alert("RS");
            firearms.getAlert().setWorkingGroup("firearms");
            tell(TestExchange.FIREARMS, firearms);
            var named = alert("RS");
            Told.audience(named, "BA");
            tell(TestExchange.inbox("BA"), named);
            tell(TestExchange.inbox("RS"), named);
            await().atMost(PATIENCE).until(() -> toBa.subjects().size() == 2);
            var all = alert("RS");
            tellGroup(all);

            await().atMost(PATIENCE)
                    .until(() -> toMe.subjects().size() == 1 && toHub.subjects().size() == 2);
            assertThat(toMe.subjects()).containsExactly(all.getSubjectId());
            assertThat(toHub.subjects()).containsExactlyInAnyOrder(firearms.getSubjectId(), all.getSubjectId());
        }
    }

    @Test
    void whatWaitsIsNotSentOnceItsReaderMayNotKnowOfIt() throws Exception {
        try (var receiver = new TestServer()) {
            receiver.answers(500);
            var id = subscribe("me.analyst", webhookTo(receiver));
            var alert = alert("RS");
            tellGroup(alert);
            await().atMost(PATIENCE).until(() -> !receiver.requests.isEmpty());
            var narrowed = Told.amended(alert, changed -> changed.setAudience(new Audience(false, List.of("BA"))));
            tell(TestExchange.DRUGS, Told.erased(narrowed));
            tell(TestExchange.inbox("RS"), narrowed);

            await().atMost(PATIENCE).until(() -> statuses("me.analyst", id).equals(Set.of("WITHHELD")));
            var listed = instance.get("me.analyst", "/subscriptions/" + id + "/deliveries");
            assertThat(listed.body()).doesNotContain(alert.getSubjectId());
            var delivery = listed.json().get("items").get(0).get("id").stringValue();
            receiver.answers(204);
            assertThat(instance.post("me.analyst", "/deliveries/" + delivery + "/redelivery", "")
                            .problem())
                    .isEqualTo("not-to-be-sent-again");
        }
    }

    @Test
    void aCountryThatHasLeftTheGroupIsNotSentWhatWaits() throws Exception {
        try (var receiver = new TestServer()) {
            receiver.answers(500);
            var id = subscribe("ba.analyst", webhookTo(receiver));
            tellGroup(alert("RS"));
            await().atMost(PATIENCE).until(() -> !receiver.requests.isEmpty());

            machine.writeDirectory(List.of("RS", "ME"));

            await().atMost(PATIENCE).until(() -> statuses("ba.analyst", id).equals(Set.of("WITHHELD")));
        }
    }

    private Set<String> statuses(String who, String subscription) {
        return new TreeSet<>(instance.get(who, "/subscriptions/" + subscription + "/deliveries")
                .json()
                .get("items")
                .findValuesAsString("status"));
    }

    @Test
    void aFailedTryIsRecordedAndComesAgainUnderTheSameId() throws Exception {
        try (var receiver = new TestServer()) {
            receiver.answers(503);
            var id = subscribe("ba.analyst", webhookTo(receiver));
            tellGroup(alert("RS"));
            await().atMost(PATIENCE).until(() -> receiver.requests.size() >= 2);
            receiver.answers(200);

            await().atMost(PATIENCE).until(() -> statuses("ba.analyst", id).equals(Set.of("DELIVERED")));

            assertThat(receiver.requests)
                    .extracting(TestServer.Request::id)
                    .containsOnly(receiver.requests.getFirst().id());
            var delivery = instance.get("ba.analyst", "/subscriptions/" + id + "/deliveries?status=DELIVERED")
                    .json()
                    .get("items")
                    .get(0);
            assertThat(delivery.get("attempts").findValuesAsString("reason"))
                    .startsWith("HTTP 503")
                    .endsWith("OK");
            int before = receiver.requests.size();
            var again = instance.post(
                    "ba.analyst", "/deliveries/" + delivery.get("id").stringValue() + "/redelivery", "");
            assertThat(again.status()).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> receiver.requests.size() == before + 1);
            assertThat(receiver.requests.getLast().id())
                    .isEqualTo(receiver.requests.getFirst().id());
            assertThat(instance.post("ba.analyst", "/subscriptions/" + id + "/test", "")
                            .json()
                            .get("delivered")
                            .booleanValue())
                    .isTrue();
        }
    }

    @Test
    void theTriesOfADigestAreSeenAtWhatItIsToCarry() {
        var id = subscribe(
                "me.analyst",
                "{\"kind\": \"EMAIL\", \"address\": \"%s@example.org\", \"digest\": \"DAILY\"}".formatted(mark));
        tellGroup(alert("RS"));
        await().atMost(PATIENCE).until(() -> !statuses("me.analyst", id).isEmpty());
        var item = instance.get("me.analyst", "/subscriptions/" + id + "/deliveries")
                .json()
                .get("items")
                .get(0);
        var deliveries = instance.bean(Deliveries.class);
        var digest = deliveries.find(item.get("digest").stringValue()).orElseThrow();
        var failed = new Attempt(Instant.now(), false, "MAIL_SERVER_AWAY", Duration.ofMillis(5));
        assertThat(deliveries.settle(digest, digest.status(), failed, digest.nextAt()))
                .isTrue();

        var again = instance.get("me.analyst", "/subscriptions/" + id + "/deliveries")
                .json()
                .get("items")
                .get(0);
        assertThat(again.get("attempts").findValuesAsString("reason")).containsExactly("MAIL_SERVER_AWAY");
    }

    @Test
    void hitAndAlertOfOneIncidentAreGroupedAndMutedTogether() {
        var id = subscribe("ba.duty-officer", "{\"kind\": \"SSE\"}");
        var everything = instance.post(
                        "ba.duty-officer",
                        "/subscriptions",
                        "{\"name\": \"hits\", \"events\": [\"HIT_RAISED\", \"ALERT_AMENDED\"], \"channel\": {\"kind\": \"SSE\"}}")
                .text("id");
        try (var stream = instance.open("ba.duty-officer", everything, "");
                var alerts = instance.open("ba.duty-officer", id, "")) {
            var sought = alert("RS");
            var seen = alert("BA");
            tellGroup(sought);
            tellGroup(seen);
            await().atMost(PATIENCE).until(() -> alerts.subjects().size() == 2);
            var hit = Told.hit(seen, sought, Instant.now());
            tell(TopicName.hub(new CountryCode("BA")), hit);
            await().atMost(PATIENCE).until(() -> stream.subjects().contains(hit.getSubjectId()));

            tellGroup(Told.amended(sought, same -> {}));
            await().atMost(PATIENCE).until(() -> stream.subjects().contains(sought.getSubjectId()));
            assertThat(stream.events.getLast().json().get("incident").stringValue())
                    .isEqualTo(hit.getSubjectId());

            assertThat(instance.post("ba.duty-officer", "/incidents/" + hit.getSubjectId() + "/mute", "")
                            .status())
                    .isEqualTo(204);
            int before = stream.events.size();
            tellGroup(Told.amended(Told.amended(seen, same -> {}), same -> {}));
            var other = alert("RS");
            tellGroup(other);
            await().atMost(PATIENCE).until(() -> alerts.subjects().contains(other.getSubjectId()));
            assertThat(stream.events).hasSize(before);
        }
        instance.delete("ba.duty-officer", "/subscriptions/" + everything);
    }

    @Test
    void whatNobodyIsToldOfToWholeGroupsNamesNoIncidentForTheHubsAnalysts() {
        var sought = alert("RS");
        var seen = alert("BA");
        tellGroup(sought);
        tellGroup(seen);
        var hit = Told.hit(seen, sought, Instant.now());
        tell(TopicName.hub(new CountryCode("RS")), hit);
        tell(TopicName.hub(new CountryCode("BA")), hit);
        var alone = List.of(sought.getSubjectId());
        var inHit = List.of(sought.getSubjectId(), hit.getSubjectId());
        var incidents = instance.bean(Incidents.class);
        for (var reader : List.of("RS", "BA", "HUB")) {
            await().atMost(PATIENCE)
                    .until(() ->
                            incidents.of(new Reader(reader), alone.getFirst()).equals(inHit));
        }

        tell(TopicName.hub(new CountryCode("BA")), Told.lost(hit));
        await().atMost(PATIENCE)
                .until(() -> incidents.of(new Reader("BA"), alone.getFirst()).equals(alone));
        assertThat(incidents.of(Reader.HUB, alone.getFirst()))
                .as("RS is told of it still")
                .isEqualTo(inHit);
        tell(TopicName.hub(new CountryCode("RS")), Told.lost(hit));
        await().atMost(PATIENCE)
                .until(() -> incidents.of(Reader.HUB, alone.getFirst()).equals(alone));
    }

    @Test
    void anUrgentAlertThatNobodyTakesInHandGoesToTheNextContactAndTheOwnerHearsOfIt() {
        var roster = instance.put(
                "ba.ncp-admin",
                "/duty-rosters/BA",
                "{\"contacts\": [{\"name\": \"desk\", \"language\": \"bs\", \"channel\": {\"kind\": \"EMAIL\", \"address\": \"%s1@example.org\"}},"
                                .formatted(mark)
                        + " {\"name\": \"head\", \"channel\": {\"kind\": \"EMAIL\", \"address\": \"%s2@example.org\"}}]}"
                                .formatted(mark));
        assertThat(roster.status()).as(roster.body()).isEqualTo(200);
        var urgent = alert("RS");
        Told.urgent(urgent);
        Told.audience(urgent, "BA");
        var taken = alert("RS");
        Told.urgent(taken);
        Told.audience(taken, "BA");
        for (var event : List.of(urgent, taken)) {
            tell(TestExchange.inbox("BA"), event);
            tell(TestExchange.inbox("RS"), event);
        }
        machine.send(machine.exchange.record(
                TestExchange.inbox("RS"),
                taken.getSubjectId() + "/BA/receipt",
                Told.receipt(taken.getSubjectId(), "BA", Instant.now(), true),
                "BA"));

        await().atMost(PATIENCE).until(() -> mailsToMe() == 2);
        await().atMost(PATIENCE)
                .until(() -> escalationsToldTo("RS", urgent.getSubjectId()).equals(List.of(1, 2)));
        assertThat(escalationsToldTo("BA", urgent.getSubjectId())).containsExactly(1, 2);
        assertThat(escalationsToldTo("BA", taken.getSubjectId())).isEmpty();
    }

    private static List<Integer> escalationsToldTo(String country, String subject) {
        var decoder = new EventDecoder(ContractRegistry.settings());
        var topic = TopicName.hub(new CountryCode(country)).name();
        var steps = new TreeSet<Integer>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(
                Map.of("bootstrap.servers", machine.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(of -> new TopicPartition(topic, of.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    var event = decoder.decode(topic, record.value());
                    if (event.getEscalation() != null && event.getSubjectId().equals(subject)) {
                        steps.add(event.getEscalation().getStep());
                    }
                });
            }
        }
        return List.copyOf(steps);
    }

    @Test
    void whatIsForgedIsPutAsideAndDelaysNobody() {
        var id = subscribe("ba.analyst", "{\"kind\": \"SSE\"}");
        try (var stream = instance.open("ba.analyst", id, "")) {
            var forged = alert("RS");
            var record = machine.exchange.record(TestExchange.DRUGS, forged.getSubjectId(), forged, "ME");
            var nothing = new ProducerRecord<byte[], byte[]>(
                    record.topic(), record.partition(), record.key(), "nothing".getBytes(StandardCharsets.UTF_8));
            machine.send(record, nothing);
            var good = alert("RS");
            tellGroup(good);

            await().atMost(PATIENCE).until(() -> !stream.events.isEmpty());
            assertThat(stream.subjects()).containsExactly(good.getSubjectId());
            await().atMost(PATIENCE)
                    .until(() -> instance.send("GET", "hub.operator", "/actuator/deadletters", "")
                                    .json()
                                    .get("waiting")
                                    .longValue()
                            >= 2);
            assertThat(instance.send("POST", "hub.operator", "/actuator/deadletters", "{}")
                            .json()
                            .get("replayed")
                            .intValue())
                    .isGreaterThanOrEqualTo(2);
            assertThat(stream.subjects()).containsExactly(good.getSubjectId());
        }
    }

    @Test
    void aDryRunCountsWhatWouldHaveBeenTold() {
        var first = alert("RS");
        tellGroup(first);
        tellGroup(alert("ME"));
        var body = "{\"filter\": \"offence == '%s'\"}".formatted(mark);

        await().atMost(PATIENCE).untilAsserted(() -> {
            var tried = instance.post("ba.analyst", "/subscriptions/dry-run", body);
            assertThat(tried.json().get("matched").intValue()).as(tried.body()).isEqualTo(2);
        });
        var inOneStep = instance.post("ba.analyst", "/subscriptions?dryRun=true", body);
        assertThat(inOneStep.json().get("matched").intValue()).isEqualTo(2);
        assertThat(inOneStep.body()).contains(first.getSubjectId());
    }

    @Test
    void everyFaultOfASubscriptionIsNamedAtOnceAndNoValueRepeated() {
        var answer = instance.post("me.analyst", "/subscriptions", """
                {"workingGroups": ["drugs", "firearms", "nonsense"], "types": ["CAR"], "origins": ["ZZ"], "events": ["RECEIPT_GIVEN"],
                 "filter": "content.make == 'Secret' && nonsense", "language": "xx", "more": 1,
                 "channel": {"kind": "WEBHOOK", "url": "http://169.254.169.254/latest"}}
                """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errors())
                .contains(
                        "/name is required",
                        "/workingGroups/1 a working group of yours",
                        "/workingGroups/2 a working group of yours",
                        "/types/0 a content type",
                        "/origins/0 a member country, two capital letters",
                        "/filter line 1, column 29: there is no such name or function",
                        "/channel/url an https address",
                        "/more there is no such field")
                .anyMatch(error -> error.startsWith("/events/0"))
                .anyMatch(error -> error.startsWith("/language"));
        assertThat(answer.body()).doesNotContain("Secret").doesNotContain("169.254");
        var malformed = instance.post("me.analyst", "/subscriptions", "{\"name\": ");
        assertThat(malformed.problem()).isEqualTo("malformed-json");
        assertThat(malformed.errors()).hasSize(1);
    }

    @Test
    void subscriptionsAreTheirOwnersAndTheAdministratorsOfTheCountry() {
        var id = subscribe("ba.analyst", "{\"kind\": \"SSE\"}");
        var path = "/subscriptions/" + id;
        for (var other : List.of("ba.duty-officer", "rs.analyst", "rs.ncp-admin", "hub.hub-analyst")) {
            assertThat(instance.get(other, path).problem()).as(other).isEqualTo("not-found");
            assertThat(instance.delete(other, path).status()).as(other).isEqualTo(404);
        }
        assertThat(instance.get("ba.ncp-admin", "/subscriptions").body()).contains(id);
        for (var stranger : List.of("ba.system", "ba.dpo", "hub.operator", "ba.hub-analyst")) {
            assertThat(instance.get(stranger, path).status()).as(stranger).isEqualTo(403);
        }
        assertThat(instance.get("", path).status()).isEqualTo(401);
        assertThat(instance.get("ba.analyst", "/duty-rosters/BA").status()).isEqualTo(403);
        assertThat(instance.get("ba.ncp-admin", "/duty-rosters/RS").status()).isEqualTo(404);
        assertThat(instance.send("GET", "ba.ncp-admin", "/actuator/prometheus", "")
                        .status())
                .isEqualTo(403);
        assertThat(instance.send("GET", "hub.operator", "/actuator/prometheus", "")
                        .body())
                .contains("exchange_notifications_total{", "exchange_streams_open", "exchange_escalations_total");
        assertThat(instance.send("GET", "", "/actuator/health/readiness", "").status())
                .isEqualTo(200);
        assertThat(instance.send("GET", "", "/v3/api-docs", "").body())
                .contains("NewSubscription", "NewDutyRoster", "application/problem+json");
        assertThat(instance.delete("ba.ncp-admin", path).status()).isEqualTo(204);
        assertThat(instance.get("ba.analyst", path).status()).isEqualTo(404);
    }

    @Test
    void listsAreReadPageByPageAndRefuseWhatTheyDoNotKnow() {
        var ids = List.of(
                subscribe("me.duty-officer", "{\"kind\": \"SSE\"}"),
                subscribe("me.duty-officer", "{\"kind\": \"SSE\"}"),
                subscribe("me.duty-officer", "{\"kind\": \"SSE\"}"));

        var first = instance.get("me.duty-officer", "/subscriptions?limit=2");
        assertThat(first.json().get("items").findValuesAsString("id")).containsExactly(ids.get(2), ids.get(1));
        var second = instance.get("me.duty-officer", "/subscriptions?limit=2&cursor=" + first.text("next"));
        assertThat(second.json().get("items").findValuesAsString("id")).containsExactly(ids.get(0));
        assertThat(second.json().get("next").isNull()).isTrue();

        for (var list : List.of("/subscriptions", "/subscriptions/" + ids.get(0) + "/deliveries")) {
            assertThat(instance.get("me.duty-officer", list + "?limit=201&cursor=*&nonsense=1")
                            .errors())
                    .containsExactlyInAnyOrder(
                            "/limit from 1 to 200",
                            "/cursor one that this list answered",
                            "/nonsense there is no such parameter");
        }
    }

    @Test
    void aRotationAnswersANewSecretAndTheFormerOneStaysGoodForAWhile() throws Exception {
        try (var receiver = new TestServer()) {
            var created = instance.post("ba.analyst", "/subscriptions", subscription(webhookTo(receiver)));
            var path = "/subscriptions/" + created.text("id");
            var former = created.json().path("channel").path("secret").asString();
            var fresh = instance.post("ba.analyst", path + "/secret-rotation", "")
                    .json()
                    .path("channel")
                    .path("secret")
                    .asString();
            assertThat(fresh).startsWith("whsec_").isNotEqualTo(former);

            instance.post("ba.analyst", path + "/test", "");

            assertThat(receiver.requests.getFirst().isSignedWith(former)).isTrue();
            assertThat(receiver.requests.getFirst().isSignedWith(fresh)).isTrue();
        }
    }
}
