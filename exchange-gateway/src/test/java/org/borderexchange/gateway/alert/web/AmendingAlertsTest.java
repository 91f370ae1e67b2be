package org.borderexchange.gateway.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.GatewayOverHttp.NOW;
import static org.borderexchange.gateway.GatewayOverHttp.example;

import java.time.Duration;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.alert.AlertsOfOthers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class AmendingAlertsTest {

    private static final String ALERTS = "/api/v1/alerts/";

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @AfterEach
    void backToToday() {
        gateway.clock.set(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stolen-vehicle", "smuggling", "irregular-migration"})
    void whatWasReadCanBeSentBack(String name) {
        var id = gateway.issue(example(name)).id();
        var read = gateway.get("duty-officer", ALERTS + id);

        var amended = gateway.put("duty-officer", ALERTS + id, read.body(), "If-Match", read.header("ETag"));

        assertThat(amended.status()).as(amended.body()).isEqualTo(200);
        assertThat(amended.header("ETag")).isEqualTo("\"2\"");
        var expected = (ObjectNode) read.json();
        expected.put("version", 2);
        assertThat(amended.json()).isEqualTo(expected);
    }

    @Test
    void anAmendmentReplacesWhatTheAlertSays() {
        var id = gateway.issue(example("stolen-vehicle")).id();

        var amended = gateway.put(
                "duty-officer",
                ALERTS + id,
                example(
                        "stolen-vehicle",
                        alert -> alert.put("offence", "robbery").remove("audience")),
                "If-Match",
                "\"1\"");

        assertThat(amended.json().get("offence").stringValue()).isEqualTo("robbery");
        assertThat(amended.json().has("audience")).isFalse();
    }

    @Test
    void aStaleVersionIsRefused() {
        var id = gateway.issue(example("stolen-vehicle")).id();
        gateway.put("duty-officer", ALERTS + id, example("stolen-vehicle"), "If-Match", "\"1\"");

        var late = gateway.put("duty-officer", ALERTS + id, example("stolen-vehicle"), "If-Match", "\"1\"");

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.problem()).isEqualTo("stale-version");
    }

    @Test
    void anAmendmentWithoutTheVersionReadIsRefused() {
        var id = gateway.issue(example("stolen-vehicle")).id();

        var answer = gateway.put("duty-officer", ALERTS + id, example("stolen-vehicle"));

        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.problem()).isEqualTo("precondition-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"1\"", "1", "\"0\"", "\"1\", \"2\"", "\"abc\"", "\"99999999999\""})
    void anyOtherEntityTagIsRefused(String tag) {
        var id = gateway.issue(example("stolen-vehicle")).id();

        var answer = gateway.put("duty-officer", ALERTS + id, example("stolen-vehicle"), "If-Match", tag);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void groupTypeAndReferenceStayAndAnExtensionNeedsItsReason() {
        var id = gateway.issue(example(
                        "stolen-vehicle",
                        alert ->
                                alert.put("nationalReference", "RS-STAYS-1").put("validUntil", "2030-01-01T00:00:00Z")))
                .id();

        var answer = gateway.put(
                "duty-officer",
                ALERTS + id,
                example("smuggling", alert -> alert.put("validUntil", "2031-01-01T00:00:00Z")),
                "If-Match",
                "\"1\"");

        assertThat(answer.problem()).isEqualTo("invalid-alert");
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder("/workingGroup", "/content/type", "/nationalReference", "/extensionReason");
    }

    @Test
    void anAlertIsWithdrawnWithAReasonAndThenStays() {
        var id = gateway.issue(example("stolen-vehicle")).id();

        var withdrawn = gateway.post("duty-officer", ALERTS + id + "/withdrawal", "{\"reason\":\"found\"}");

        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.json().get("status").stringValue()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.header("ETag")).isEqualTo("\"2\"");
        var again = gateway.post("duty-officer", ALERTS + id + "/withdrawal", "{\"reason\":\"found\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("alert-not-active");
        var amended = gateway.put("duty-officer", ALERTS + id, withdrawn.body(), "If-Match", "\"2\"");
        assertThat(amended.problem()).isEqualTo("alert-not-active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\" \"}", "{\"reason\":5}"})
    void aWithdrawalNeedsItsReason(String body) {
        var id = gateway.issue(example("stolen-vehicle")).id();

        var answer = gateway.post("duty-officer", ALERTS + id + "/withdrawal", body);

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.pointers()).containsExactly("/reason");
    }

    @Test
    void anAlertIsExpiredTheMomentItsTimeHasPassed() {
        var id = gateway.issue(example("stolen-vehicle", alert -> alert.put("validUntil", "2026-11-22T12:05:00Z")))
                .id();
        gateway.clock.forward(Duration.ofMinutes(5));

        var read = gateway.get("duty-officer", ALERTS + id, "If-None-Match", "\"1\"");
        var amended = gateway.put("duty-officer", ALERTS + id, example("stolen-vehicle"), "If-Match", "\"1\"");

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().get("status").stringValue()).isEqualTo("EXPIRED");
        assertThat(amended.problem()).isEqualTo("alert-not-active");
    }

    @Test
    void anotherCountrysAlertCanBeReadAndNotChanged() {
        var theirs = AlertsOfOthers.ofBosnia();
        gateway.alerts.receive(theirs);
        var id = theirs.alert().id();

        var read = gateway.get("duty-officer", ALERTS + id);
        var amended = gateway.put("duty-officer", ALERTS + id, read.body(), "If-Match", "\"1\"");
        var withdrawn = gateway.post("duty-officer", ALERTS + id + "/withdrawal", "{\"reason\":\"found\"}");

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().has("publication")).isFalse();
        assertThat(amended.problem()).isEqualTo("not-found");
        assertThat(withdrawn.problem()).isEqualTo("not-found");
    }
}
