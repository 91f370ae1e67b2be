package org.borderexchange.gateway.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.GatewayOverHttp.example;

import java.util.stream.IntStream;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.alert.request.RequestHeaders;
import org.borderexchange.gateway.problem.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuingAlertsTest {

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @AfterEach
    void everythingRunsAgain() {
        gateway.alerts.setUnavailable(false);
        gateway.outbox.setSubjects(0);
    }

    @Test
    void anIssuedAlertIsAnsweredNormalisedWithItsAddressAndEntityTag() {
        var answer = gateway.issue(example("stolen-vehicle"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.id()).matches("RS-[0-9A-Z]{26}");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/alerts/" + answer.id());
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        var alert = answer.json();
        assertThat(alert.get("version").intValue()).isEqualTo(1);
        assertThat(alert.get("status").stringValue()).isEqualTo("ACTIVE");
        assertThat(alert.get("owner").stringValue()).isEqualTo("RS");
        assertThat(alert.get("publication").stringValue()).isEqualTo("PENDING");
        assertThat(alert.get("issuedAt").stringValue()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(alert.at("/content/plate/number").stringValue()).isEqualTo("BG1234ЋД");
        assertThat(alert.at("/content/plate/asWritten").stringValue()).isEqualTo("BG 1234-ЋД");
        assertThat(alert.at("/evaluation/information").stringValue()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stolen-vehicle", "smuggling", "irregular-migration"})
    void everyExampleOfTheInterfaceIsAccepted(String name) {
        assertThat(gateway.issue(example(name)).status()).isEqualTo(201);
    }

    @Test
    void anAlertWithoutValidityGetsTheDefaultOfItsType() {
        var answer = gateway.issue(example("stolen-vehicle", alert -> alert.remove("validUntil")));

        assertThat(answer.json().get("validUntil").stringValue()).isEqualTo("2036-11-22T12:00:00Z");
    }

    @Test
    void theSameReferenceWithTheSameContentGetsTheFirstAnswer() {
        var alert = example("stolen-vehicle", a -> a.put("nationalReference", "RS-SAME-1"));

        var first = gateway.issue(alert);
        var second = gateway.issue(alert);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void theOrderOfFieldsAndNullsDoNotMakeOtherContent() {
        var first = gateway.issue(example("irregular-migration", a -> a.put("nationalReference", "RS-ORDER-1")));
        var reordered = example("irregular-migration");
        var content = reordered.remove("content");
        reordered.put("nationalReference", "RS-ORDER-1").putNull("offence").set("content", content);

        assertThat(gateway.issue(reordered).id()).isEqualTo(first.id());
    }

    @Test
    void theFirstAnswerIsRepeatedEvenWhenTheAlertHasChangedSince() {
        var alert = example("stolen-vehicle", a -> a.put("nationalReference", "RS-CHANGED-1"));
        var id = gateway.issue(alert).id();
        gateway.post("duty-officer", "/api/v1/alerts/" + id + "/withdrawal", "{\"reason\":\"found\"}");

        var again = gateway.issue(alert);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("version").intValue()).isEqualTo(1);
    }

    @Test
    void theSameReferenceWithOtherContentIsAConflict() {
        gateway.issue(example("stolen-vehicle", a -> a.put("nationalReference", "RS-OTHER-1")));

        var answer = gateway.issue(example(
                "stolen-vehicle", a -> a.put("nationalReference", "RS-OTHER-1").put("offence", "robbery")));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("reference-taken");
    }

    @Test
    void theSameKeyWithTheSameContentGetsTheFirstAnswer() {
        var first = gateway.issue(example("smuggling"), "Idempotency-Key", "key-1");
        var second = gateway.issue(example("smuggling"), "Idempotency-Key", "key-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void theSameKeyWithOtherContentIsUnprocessable() {
        gateway.issue(example("smuggling"), "Idempotency-Key", "key-2");

        var answer = gateway.issue(example("smuggling", a -> a.put("offence", "other")), "Idempotency-Key", "key-2");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aKeyBelongsToItsCaller() {
        var officer = gateway.issue(example("smuggling"), "Idempotency-Key", "key-3");
        var system = gateway.post("system", "/api/v1/alerts", example("smuggling"), "Idempotency-Key", "key-3");

        assertThat(system.status()).isEqualTo(201);
        assertThat(system.id()).isNotEqualTo(officer.id());
    }

    @Test
    void manyAtOnceWithTheSameKeyIssueOneAlert() {
        var alert = example("smuggling", a -> a.put("offence", "race"));

        var answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> gateway.issue(alert, "Idempotency-Key", "key-race"))
                .toList();

        assertThat(answers).extracting(GatewayOverHttp.Answer::status).isSubsetOf(201, 200, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .extracting(GatewayOverHttp.Answer::problem)
                .allMatch("submission-in-progress"::equals);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        var answer = gateway.issue(example("smuggling"), "Idempotency-Key", "k".repeat(256));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void aKeyIsPrintableAscii() {
        assertThatThrownBy(() -> RequestHeaders.idempotencyKey("caf\u00e9")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> RequestHeaders.idempotencyKey("")).isInstanceOf(Refused.class);
        assertThat(RequestHeaders.idempotencyKey("8e03978e-40d5 ~")).contains("8e03978e-40d5 ~");
    }

    @Test
    void aStoreThatIsDownIsNeverACreated() {
        gateway.alerts.setUnavailable(true);

        var answer = gateway.issue(example("stolen-vehicle"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void aFullOutboxRefusesChangesAndStillReads() {
        var id = gateway.issue(example("stolen-vehicle")).id();
        gateway.outbox.setSubjects(100_000);

        assertThat(gateway.issue(example("stolen-vehicle")).status()).isEqualTo(503);
        assertThat(gateway.get("duty-officer", "/api/v1/alerts/" + id).status()).isEqualTo(200);
    }

    @Test
    void acceptedAndRejectedAlertsAreCounted() {
        gateway.issue(example("stolen-vehicle"));
        gateway.issue("{");

        var metrics = gateway.get("operator", "/actuator/prometheus").body();

        assertThat(metrics)
                .contains("exchange_alerts_accepted_total{type=\"STOLEN_VEHICLE\",working_group=\"stolen-vehicles\"}")
                .contains("exchange_alerts_rejected_total{problem=\"malformed-json\"}");
    }
}
