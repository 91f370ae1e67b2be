package org.borderexchange.gateway.casework.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.amendedAfter;
import static org.borderexchange.gateway.alert.Examples.heard;
import static org.borderexchange.gateway.alert.Examples.heardAsLoss;
import static org.borderexchange.gateway.casework.CaseExamples.caseFile;
import static org.borderexchange.gateway.casework.CaseExamples.caseOf;
import static org.borderexchange.gateway.casework.CaseExamples.changed;
import static org.borderexchange.gateway.casework.CaseExamples.loss;
import static org.borderexchange.gateway.casework.CaseExamples.note;
import static org.borderexchange.gateway.casework.CaseExamples.operation;
import static org.borderexchange.gateway.casework.CaseExamples.refused;
import static org.borderexchange.gateway.casework.CaseExamples.someCase;
import static org.borderexchange.gateway.casework.CaseExamples.someLine;
import static org.borderexchange.gateway.casework.CaseExamples.someOperation;
import static org.borderexchange.gateway.casework.CaseExamples.toldCase;
import static org.borderexchange.gateway.casework.CaseExamples.toldEntry;
import static org.borderexchange.gateway.casework.CaseExamples.toldOperation;
import static org.borderexchange.gateway.hit.HitExamples.event;
import static org.borderexchange.gateway.hit.HitExamples.pair;
import static org.borderexchange.gateway.hit.HitExamples.told;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.alert.Alert;
import org.borderexchange.gateway.alert.AlertsOfOthers;
import org.borderexchange.gateway.hit.HitExamples.Pair;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingCasesTest {

    /** Ahead of whatever other tests hold. */
    private static final Instant LATE = Instant.parse("2027-01-01T00:00:00Z");

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @Test
    void aCaseIsAnsweredAsTheHubToldItWithItsTimeline() {
        var id = someCase();
        var pair = pair();
        hold(caseOf(id, 3, pair));
        var line = hold(someLine(id.toString(), RS), note(id.toString(), "seen in Bar", pair.own()));

        var answer = gateway.get("analyst", "/api/v1/cases/" + id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"3\"");
        assertThat(answer.body())
                .isEqualTo("{\"id\":\"" + id + "\",\"version\":3,\"title\":\"Stolen cars on the way to the coast\","
                        + "\"summary\":\"two alerts, one car\",\"status\":\"OPEN\",\"openedAt\":\"2026-11-22T12:00:00Z\","
                        + "\"changedAt\":\"2026-11-22T12:00:00Z\",\"workingGroups\":[\"stolen-vehicles\"],"
                        + "\"participates\":true,\"participants\":[{\"country\":\"RS\",\"role\":\"LEAD\","
                        + "\"since\":\"2026-11-22T12:00:00Z\"}],\"tasks\":[],\"documents\":[],\"operations\":[],"
                        + "\"mergedFrom\":[],\"related\":[],\"alerts\":[" + alert(pair.own()) + ","
                        + alert(pair.other())
                        + "],\"hits\":[{\"id\":\"" + pair.hit() + "\",\"alerts\":[\"" + pair.own() + "\",\""
                        + pair.other() + "\"],\"strength\":\"NORMALISED\",\"addedAt\":\"2026-11-22T12:00:00Z\"}],"
                        + "\"timeline\":[{\"id\":\"RS-" + line.act().orElseThrow()
                        + "\",\"kind\":\"ACT\",\"at\":\"2026-11-22T12:00:00Z\",\"by\":\"RS\",\"outcome\":\"ACCEPTED\","
                        + "\"act\":{\"kind\":\"WRITE_NOTE\",\"text\":\"seen in Bar\",\"alerts\":[\"" + pair.own()
                        + "\"]}}]}");
    }

    @Test
    void theTimelineGoesByTime() {
        var id = someCase();
        hold(caseFile(id, 1));
        hold(someLine(id.toString(), BA), at(note(id.toString(), "second"), LATE));
        hold(someLine(id.toString(), RS), at(note(id.toString(), "third"), LATE));
        hold(someLine(id.toString(), RS), note(id.toString(), "first"));

        assertThat(gateway.get("analyst", "/api/v1/cases/" + id)
                        .json()
                        .at("/timeline")
                        .findValuesAsString("text"))
                .containsExactly("first", "second", "third");
    }

    @Test
    void aRefusedActSaysWhy() {
        var id = someCase();
        hold(caseFile(id, 1));
        hold(someLine(id.toString(), RS), refused(note(id.toString(), "too late"), CaseRefusal.CLOSED));

        assertThat(gateway.get("analyst", "/api/v1/cases/" + id).json().at("/timeline/0/refusal"))
                .hasToString("{\"code\":\"CLOSED\",\"message\":\"the case is closed: open it again first\"}");
    }

    @Test
    void alertsThatWereLostMeanwhileLeaveNoTrace() {
        var lost = AlertsOfOthers.ofBosnia("A11-C-001");
        var id = someCase();
        var pair = new Pair(pair().own(), lost.alert().id());
        hold(caseOf(id, 1, pair));
        gateway.hits.applyNewer(List.of(told(event(pair))));
        hold(someLine(id.toString(), BA), note(id.toString(), "about both", pair.own(), pair.other()));
        hold(someLine(id.toString(), BA), note(id.toString(), "about the lost one", pair.other()));
        hold(
                someLine(id.toString(), BA),
                changed(
                        note(id.toString(), "about the hit"),
                        event -> event.getCaseEntry().setHit(pair.hit().toString())));
        lose(lost);

        var answer = gateway.get("analyst", "/api/v1/cases/" + id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain(pair.other().toString(), pair.hit().toString(), "about the");
        assertThat(answer.json().at("/alerts").findValuesAsString("id"))
                .containsExactly(pair.own().toString());
        assertThat(answer.json().at("/timeline").findValuesAsString("text")).containsExactly("about both");
        assertThat(gateway.get("analyst", "/api/v1/cases?limit=200").body())
                .contains(id.toString())
                .doesNotContain(pair.other().toString());
    }

    @Test
    void whoDoesNotWorkInACaseLosesItWithItsLastAlert() {
        var lost = AlertsOfOthers.ofBosnia("A11-C-002");
        var id = someCase();
        hold(changed(
                caseFile(id, 1, lost.alert().id()), event -> event.getCaseFile().setParticipates(false)));
        assertThat(gateway.get("analyst", "/api/v1/cases/" + id).status()).isEqualTo(200);

        lose(lost);

        assertThat(gateway.get("analyst", "/api/v1/cases/" + id).status()).isEqualTo(404);
        assertThat(gateway.get("analyst", "/api/v1/cases?limit=200").body()).doesNotContain(id.toString());
    }

    @Test
    void whatIsNotThereAndWhatIsLostLookTheSame() {
        var id = someCase();
        hold(caseFile(id, 1));
        hold(loss(id.toString(), 2));

        var lost = gateway.get("duty-officer", "/api/v1/cases/" + id);

        assertThat(lost.status()).isEqualTo(404);
        assertThat(lost.problem()).isEqualTo("not-found");
        assertThat(gateway.get("duty-officer", "/api/v1/cases/" + someCase()).body())
                .isEqualTo(lost.body());
        assertThat(gateway.get("duty-officer", "/api/v1/cases/C-1").body()).isEqualTo(lost.body());
        assertThat(gateway.get("duty-officer", "/api/v1/operations/" + someOperation())
                        .body())
                .isEqualTo(lost.body());
    }

    @Test
    void theListIsReadPageByPageFromTheNewestOn() {
        var ids = List.of(someCase(), someCase(), someCase());
        for (int age = 0; age < ids.size(); age++) {
            long openedAt = LATE.minus(Duration.ofMinutes(age)).toEpochMilli();
            hold(changed(caseFile(ids.get(age), 1), event -> {
                event.getCaseFile().setOpenedAt(openedAt);
                event.getCaseFile().setWorkingGroups(List.of("firearms"));
                event.getCaseFile().setStatus(CaseStatus.UNDER_INVESTIGATION);
            }));
        }
        var query = "/api/v1/cases?workingGroup=firearms&status=UNDER_INVESTIGATION&limit=2";

        var first = gateway.get("analyst", query);
        var next = first.json().get("next").stringValue();
        var second = gateway.get("analyst", query + "&cursor=" + next);

        assertThat(first.json().at("/items/0/id").stringValue())
                .isEqualTo(ids.get(0).toString());
        assertThat(first.json().at("/items/1/id").stringValue())
                .isEqualTo(ids.get(1).toString());
        assertThat(second.json().at("/items/0/id").stringValue())
                .isEqualTo(ids.get(2).toString());
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status=OLD", "workingGroup=A+B", "cursor=x", "limit=0", "limit=201", "limit=1&limit=2", "q=1"})
    void aQueryThatMeansNothingIsRefused(String query) {
        for (var list : List.of("cases", "operations")) {
            var answer = gateway.get("analyst", "/api/v1/" + list + "?" + query);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("invalid-request");
            assertThat(answer.pointers()).containsExactly("/" + query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void anOperationIsAnsweredWithItsTimeline() {
        var id = someOperation();
        gateway.casework.operations().applyNewer(List.of(toldOperation(operation(id, 2))));
        hold(someLine(id.toString(), RS), note(id.toString(), "begins at dawn"));

        var answer = gateway.get("analyst", "/api/v1/operations/" + id);

        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer.json().at("/terms/name").stringValue()).isEqualTo("Walker");
        assertThat(answer.json().at("/timeline/0/act/text").stringValue()).isEqualTo("begins at dawn");
        assertThat(gateway.get("analyst", "/api/v1/operations?status=RUNNING&limit=200")
                        .body())
                .contains(id.toString());
    }

    @Test
    void alertHitAndCaseOfOneIncidentNameTheCase() {
        var alert = AlertId.parse(
                        gateway.issue(GatewayOverHttp.example("stolen-vehicle")).id())
                .orElseThrow();
        var pair = new Pair(alert, pair().other());
        var id = someCase();
        gateway.hits.applyNewer(List.of(told(event(pair))));
        assertThat(gateway.get("analyst", "/api/v1/alerts/" + alert).json().has("cases"))
                .isFalse();

        hold(caseOf(id, 1, pair));

        assertThat(gateway.get("analyst", "/api/v1/hits/" + pair.hit())
                        .json()
                        .get("case")
                        .stringValue())
                .isEqualTo(id.toString());
        assertThat(gateway.get("analyst", "/api/v1/alerts/" + alert).json().get("cases"))
                .hasToString("[\"" + id + "\"]");
        assertThat(gateway.get("system", "/api/v1/alerts/" + alert).json().has("cases"))
                .isFalse();
    }

    private void hold(ExchangeEvent event) {
        gateway.casework.cases().applyNewer(List.of(toldCase(event)));
    }

    private EventKey hold(EventKey key, ExchangeEvent entry) {
        gateway.casework.entries().applyNewer(List.of(toldEntry(key, entry)));
        return key;
    }

    private void lose(Alert.Outcome alert) {
        gateway.alerts.applyNewer(List.of(heard(alert)));
        gateway.alerts.applyNewer(List.of(heardAsLoss(amendedAfter(alert, Duration.ofSeconds(1)))));
    }

    private static ExchangeEvent at(ExchangeEvent entry, Instant time) {
        return changed(entry, event -> event.getCaseEntry().setAt(time.toEpochMilli()));
    }

    private static String alert(AlertId id) {
        return "{\"id\":\"" + id + "\",\"version\":1,\"status\":\"ACTIVE\",\"workingGroup\":\"stolen-vehicles\","
                + "\"type\":\"STOLEN_VEHICLE\",\"issuedAt\":\"2026-11-22T12:00:00Z\","
                + "\"addedAt\":\"2026-11-22T12:00:00Z\"}";
    }
}
