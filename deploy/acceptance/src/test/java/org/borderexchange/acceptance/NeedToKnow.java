package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.TreeMap;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.borderexchange.acceptance.story.Alert;
import org.borderexchange.acceptance.story.Answer;
import org.borderexchange.acceptance.story.Draft;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.borderexchange.acceptance.story.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of an alert that is not for Montenegro, Montenegro never learns, by any route. */
@ExtendWith(SharedExchange.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class NeedToKnow {

    private static final String ABSENT = "RS-01KAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String ALERTS = "/api/v1/alerts/";
    private static final String FIREARMS = "exchange.group.firearms.v1";

    private final Draft draft;
    private final Exchange exchange;
    private final Officer me;
    private final Alert secret;

    /** When a later alert has reached Montenegro, the secret one would have too. */
    NeedToKnow(Exchange exchange, Draft draft) {
        this.draft = draft;
        this.exchange = exchange;
        this.me = exchange.officerOf("ME");
        var rs = exchange.officerOf("RS");
        this.secret = rs.issues(draft).isSoonSeenBy("BA");
        rs.issues(stolenVehicle()).isSoonSeenBy("ME");
        rs.issues(stolenVehicle().to("ME")).isSoonSeenBy("ME");
    }

    @Test
    void theFeedTellsNothing() {
        assertThat(exchange.deskOf("ME").shown()).isNotEmpty();
        assertThat(exchange.deskOf("ME").shown())
                .noneMatch(event -> event.text().contains(secret.id()))
                .noneMatch(event -> event.text().contains(draft.mark()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/history"})
    void readingItIsAnsweredAsIfItDidNotExist(String part) {
        assertSameAsAbsent(
                me.get(ALERTS + secret.id() + part).isProblem(404, "not-found"), me.get(ALERTS + ABSENT + part));
    }

    @Test
    void changingItIsAnsweredAsIfItDidNotExist() {
        assertSameAsAbsent(
                me.put(ALERTS + secret.id(), draft.json(), "If-Match", "\"1\"").isProblem(404, "not-found"),
                me.put(ALERTS + ABSENT, draft.json(), "If-Match", "\"1\""));
        assertSameAsAbsent(
                me.post(ALERTS + secret.id() + "/withdrawal", "{\"reason\": \"a guess\"}")
                        .isProblem(404, "not-found"),
                me.post(ALERTS + ABSENT + "/withdrawal", "{\"reason\": \"a guess\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=200", "origin=RS&limit=200", "workingGroup=firearms", "status=ACTIVE&limit=200"})
    void noSearchFindsIt(String query) {
        assertThat(me.searches(query).hasStatus(200).body())
                .doesNotContain(secret.id())
                .doesNotContain(draft.mark());
    }

    @Test
    void noSearchForItsNumbersFindsIt() {
        for (var number :
                new String[] {draft.plate(), draft.vin(), draft.plate().substring(2)}) {
            assertThat(me.searches("q=" + number).hasStatus(200).ids()).isEmpty();
        }
    }

    @Test
    void noCheckFindsIt() {
        var answer = me.checks("{\"plate\": {\"number\": \"%s\"}, \"reason\": \"a guess\"}".formatted(draft.plate()));

        assertThat(answer.hasStatus(200).json().required("result").asString()).isEqualTo("NO_HIT");
    }

    @Test
    void anAlertThatMeetsSuchAOneHasNoHitInMontenegro() {
        var another = Draft.smuggling("firearms");
        var rs = exchange.officerOf("RS");
        var hidden = rs.issues(another);
        var bait = me.issues(Draft.smuggling("smuggling").carriedBy(another.plate()));

        var hit = rs.soonHasHit(bait, hidden);

        me.readsHit(hit.id()).isProblem(404, "not-found");
        assertThat(exchange.topicsAs("hub").read("exchange.hub.me.v1", hit.id()))
                .isEmpty();
    }

    @Test
    void usingTheReferenceOfAnotherCountrysSecretIsAnsweredAsIfNobodyHadUsedIt() {
        var another = stolenVehicle();
        exchange.officerOf("RS").issues(another.to("BA"));

        me.submits(another).hasStatus(201);
    }

    @Test
    void usingItInABatchIsAnsweredAsIfNobodyHadUsedIt() {
        var another = stolenVehicle();
        exchange.officerOf("RS").issues(another.to("BA"));

        var answer = exchange.systemOf("ME")
                .post(ALERTS + "batch", "application/x-ndjson", BodyPublishers.ofString(another.json() + "\n"));
        assertThat(answer.hasStatus(200).json().required("status").asInt()).isEqualTo(201);
    }

    @Test
    void theMetricsOfMontenegrosGatewayTellNothing() {
        assertThat(exchange.metricsOf("ME").text())
                .doesNotContain("firearms")
                .doesNotContain(secret.id())
                .doesNotContain(draft.mark());
    }

    @Test
    void kafkaRefusesMontenegroTheGroupsTopic() {
        var kafka = exchange.topicsAs("gateway-me");

        assertThat(kafka.names()).doesNotContain(FIREARMS);
        assertThatThrownBy(() -> kafka.read(FIREARMS)).isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> kafka.read("exchange.inbox.ba.v1")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void nothingThatMontenegroMayReadInKafkaHasATraceOfIt() {
        var kafka = exchange.topicsAs("gateway-me");

        for (var topic : kafka.names()) {
            if (!topic.startsWith("exchange.inbox.") || topic.equals("exchange.inbox.me.v1")) {
                assertThat(kafka.read(topic)).noneMatch(record -> {
                    var bytes = Topics.keyOf(record) + Topics.text(record.value()) + record.headers();
                    return bytes.contains(secret.id()) || bytes.contains(draft.mark());
                });
            }
        }
    }

    /** Apart from the moment of the answer. */
    private static void assertSameAsAbsent(Answer answer, Answer absent) {
        assertThat(answer.status()).isEqualTo(absent.status());
        assertThat(answer.body()).isEqualTo(absent.body());
        assertThat(headers(answer)).isEqualTo(headers(absent));
    }

    private static TreeMap<String, ?> headers(Answer answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }
}
