package org.borderexchange.gateway.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.GatewayOverHttp.BA;
import static org.borderexchange.gateway.GatewayOverHttp.ME;
import static org.borderexchange.gateway.GatewayOverHttp.NOW;
import static org.borderexchange.gateway.GatewayOverHttp.RS;
import static org.borderexchange.gateway.GatewayOverHttp.example;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.GatewayOverHttp.Answer;
import org.borderexchange.gateway.alert.AlertsOfOthers;
import org.borderexchange.gateway.receipt.Escalation;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.gateway.receipt.Receipt.Acknowledgement;
import org.borderexchange.gateway.receipt.Receipt.Mark;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgingAlertsTest {

    private static final String ALERTS = "/api/v1/alerts/";

    private final GatewayOverHttp gateway = GatewayOverHttp.started();
    private final String received = received();

    @Test
    void anAcknowledgementIsAnsweredWithTheReceipt() {
        var answer = acknowledge("{\"note\": \"a patrol is on its way\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(GatewayOverHttp.json("""
                {"country": "RS", "deliveredAt": "2026-11-22T12:00:00Z", "deliveredVersion": 1, "readAt": null, "readVersion": null,
                 "acknowledgedAt": "2026-11-22T12:00:00Z", "note": "a patrol is on its way"}
                """));
        var given = gateway.receipts.given.getLast();
        assertThat(given.topics()).containsExactly(TopicName.inbox(BA), TopicName.inbox(RS));
        assertThat(given.by()).isEqualTo("rs.duty-officer");
    }

    @Test
    void itNeedsNoBodyAndNoMediaType() {
        var answer = gateway.send(
                "POST",
                ALERTS + received + "/acknowledgement",
                "",
                List.of("Authorization", "Bearer " + gateway.token("duty-officer")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("note").isNull()).isTrue();
        assertThat(answer.json().get("acknowledgedAt").stringValue()).isEqualTo("2026-11-22T12:00:00Z");
    }

    @Test
    void aSecondOneChangesNothing() {
        var first = acknowledge("{\"note\": \"mine\"}");
        int given = gateway.receipts.given.size();
        double counted = counted();

        var second = acknowledge("{\"note\": \"no, mine\"}");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(gateway.receipts.given).hasSize(given);
        assertThat(counted()).isEqualTo(counted);
    }

    @Test
    void acknowledgementsAreCounted() {
        double before = counted();

        acknowledge("{}");

        assertThat(counted()).isEqualTo(before + 1);
    }

    @Test
    void anOwnAlertIsNotAcknowledgedHere() {
        var own = gateway.issue(example("stolen-vehicle")).id();

        var answer = gateway.post("duty-officer", ALERTS + own + "/acknowledgement", "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("alert-is-own");
        assertThat(answer.json().get("title").stringValue()).contains("own alert");
    }

    @Test
    void whatIsNotHereCannotBeAcknowledged() {
        var absent = gateway.post("duty-officer", ALERTS + "BA-01JZZZZZZZZZZZZZZZZZZZZZZZ/acknowledgement", "{}");

        assertThat(absent.status()).isEqualTo(404);
        assertThat(gateway.post("duty-officer", ALERTS + "none/acknowledgement", "{}")
                        .body())
                .isEqualTo(absent.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"note\":5,\"country\":\"BA\"}|/note /country", "{\"note\":\" \"}|/note", "null|''", "[]|''"})
    void whatIsWrongIsPointedAt(String body, String pointers) {
        var answer = acknowledge(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.pointers()).containsExactlyInAnyOrder(pointers.split(" "));
    }

    @Test
    void aNoteIsOfAThousandCharactersAtMost() {
        assertThat(acknowledge("{\"note\":\"" + "x".repeat(1_001) + "\"}").pointers())
                .containsExactly("/note");
        assertThat(acknowledge("{").problem()).isEqualTo("malformed-json");
        assertThat(acknowledge("\"" + "x".repeat(20_000) + "\"").status()).isEqualTo(413);
        assertThat(acknowledge("{\"note\":\"" + "x".repeat(1_000) + "\"}").status())
                .isEqualTo(200);
    }

    @Test
    void whileTheStoreIsAwayNothingIsAcknowledged() {
        gateway.receipts.setUnavailable(true);
        try {
            var answer = acknowledge("{}");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        } finally {
            gateway.receipts.setUnavailable(false);
        }
    }

    @Test
    void whileTheOutboxIsFullNothingIsAcknowledged() {
        gateway.outbox.setSubjects(Long.MAX_VALUE);
        try {
            assertThat(acknowledge("{}").status()).isEqualTo(503);
        } finally {
            gateway.outbox.setSubjects(0);
        }
    }

    @Test
    void readingAReceivedAlertIsNotedAndReadingAnOwnOneIsNot() {
        var own = gateway.issue(example("stolen-vehicle")).id();

        gateway.get("analyst", ALERTS + received);
        gateway.get("duty-officer", ALERTS + own);
        gateway.get("system", ALERTS + received);

        assertThat(gateway.tidings.said())
                .containsOnlyOnce(received + " 1 read")
                .doesNotContain(own + " 1 read");
    }

    @Test
    void theOwnerSeesInTheHistoryHowFarItHasComeInEachCountryThatWasSentIt() {
        var own = gateway.issue(example("stolen-vehicle")).id();
        gateway.receipts.applyNewer(List.of(
                new Receipt(
                        own,
                        BA,
                        3,
                        new Mark(1, NOW.plusSeconds(1)),
                        Optional.of(new Mark(1, NOW.plusSeconds(2))),
                        Optional.of(new Acknowledgement(NOW.plusSeconds(3), Optional.of("on our way")))),
                receipt(own, new CountryCode("BG"))));
        gateway.receipts.escalate(List.of(new Escalation(own, ME, 1, 2, at(40), at(30))));

        var history = gateway.get("analyst", ALERTS + own + "/history").json();

        assertThat(history.get("receipts")).isEqualTo(GatewayOverHttp.json("""
                {"receipts": [
                  {"country": "BA", "deliveredAt": "2026-11-22T12:00:01Z", "deliveredVersion": 1,
                   "readAt": "2026-11-22T12:00:02Z", "readVersion": 1,
                   "acknowledgedAt": "2026-11-22T12:00:03Z", "note": "on our way"},
                  {"country": "ME", "deliveredAt": null, "deliveredVersion": null, "readAt": null, "readVersion": null,
                   "acknowledgedAt": null, "note": null,
                   "escalation": {"step": 2, "at": "2026-11-22T12:00:40Z", "dueAt": "2026-11-22T12:00:30Z"}}]}
                """).get("receipts"));
    }

    @Test
    void aCountryThatWasNeverSentTheAlertHasNoSayInItsHistory() {
        var restricted = gateway.issue(example(
                        "stolen-vehicle",
                        alert -> alert.putObject("audience")
                                .putArray("countries")
                                .add("BA")))
                .id();
        gateway.receipts.applyNewer(List.of(receipt(restricted, BA), receipt(restricted, ME)));

        var history = gateway.get("analyst", ALERTS + restricted + "/history").json();

        assertThat(history.get("receipts").findValuesAsString("country")).containsExactly("BA");
    }

    @Test
    void theHistoryOfAReceivedAlertHasNoReceipts() {
        assertThat(gateway.get("analyst", ALERTS + received + "/history").json().propertyNames())
                .containsExactlyInAnyOrder("items", "next");
    }

    private Answer acknowledge(String body) {
        return gateway.post("duty-officer", ALERTS + received + "/acknowledgement", body);
    }

    private String received() {
        var outcome = AlertsOfOthers.ofBosnia("ACK-" + System.nanoTime() % 1_000_000);
        gateway.alerts.receive(outcome);
        return outcome.alert().id().toString();
    }

    private double counted() {
        return gateway.get("operator", "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("exchange_receipts_total{") && line.contains("kind=\"acknowledged\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static Receipt receipt(String subject, CountryCode country) {
        return new Receipt(subject, country, 1, new Mark(1, NOW), Optional.empty(), Optional.empty());
    }

    private static Instant at(int seconds) {
        return NOW.plusSeconds(seconds);
    }
}
