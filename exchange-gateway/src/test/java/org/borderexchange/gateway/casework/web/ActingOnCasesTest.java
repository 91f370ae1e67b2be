package org.borderexchange.gateway.casework.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.casework.CaseExamples.caseFile;
import static org.borderexchange.gateway.casework.CaseExamples.loss;
import static org.borderexchange.gateway.casework.CaseExamples.note;
import static org.borderexchange.gateway.casework.CaseExamples.operation;
import static org.borderexchange.gateway.casework.CaseExamples.refused;
import static org.borderexchange.gateway.casework.CaseExamples.someCase;
import static org.borderexchange.gateway.casework.CaseExamples.someOperation;
import static org.borderexchange.gateway.casework.CaseExamples.toldCase;
import static org.borderexchange.gateway.casework.CaseExamples.toldEntry;
import static org.borderexchange.gateway.casework.CaseExamples.toldOperation;
import static org.borderexchange.gateway.hit.HitExamples.pair;

import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.GatewayOverHttp.Answer;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ActingOnCasesTest {

    private static final String IF_MATCH = "If-Match";
    private static final String SEEN = "\"3\"";

    private final GatewayOverHttp gateway = GatewayOverHttp.started();
    private final CaseId id = held();

    @Test
    void anActIsOnItsWayToTheHubAndToNobodyElse() {
        double counted = counted();

        var answer = act("{\"kind\":\"WRITE_NOTE\",\"text\":\"seen in Bar\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("subject").stringValue()).isEqualTo(id.toString());
        var act = answer.json().get("act").stringValue();
        assertThat(answer.header("Location")).isEqualTo("/api/v1/cases/" + id + "/acts/" + act);
        assertThat(gateway.casework.said(key(answer)).topics()).containsExactly(TopicName.inbox(RS));
        assertThat(gateway.casework.sent(key(answer)).getText()).isEqualTo("seen in Bar");
        assertThat(counted()).isEqualTo(counted + 1);
    }

    /** Kind, and what besides it; in the order of the code list. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DESCRIBE_CASE|\"title\":\"a\",\"text\":\"b\"",
                "CHANGE_STATUS|\"status\":\"UNDER_INVESTIGATION\"",
                "CHANGE_STATUS|\"status\":\"CLOSED\",\"reason\":\"convicted\"",
                "UNDO_MERGE|\"other\":\"C-3V5K9W2N8Q4R6T1X0Z7Y5M2C4B\"",
                "RECORD_DECISION|\"text\":\"go on\"",
                "ADD_TASK|\"title\":\"a\",\"text\":\"b\",\"country\":\"BA\",\"dueAt\":\"2026-12-01T00:00:00Z\"",
                "CHANGE_TASK|\"task\":\"01JZZZZZZZZZZZZZZZZZZZZZZZ\",\"taskStatus\":\"DONE\"",
                "ADMIT_PARTICIPANT|\"country\":\"ME\",\"role\":\"OBSERVER\",\"seesPast\":false",
                "DISMISS_PARTICIPANT|\"country\":\"RS\"",
                "NAME_LIAISON|\"liaison\":{\"authority\":\"UKP\",\"phone\":\"+381 11 000 0000\"}",
                "DETACH_FROM_OPERATION|\"other\":\"O-3V5K9W2N8Q4R6T1X0Z7Y5M2C4B\""
            })
    void everyKindIsTakenWithWhatItUses(String kind, String fields) {
        var body = "{\"kind\":\"%s\",%s}".formatted(kind, fields);

        var answer = act(body, IF_MATCH, SEEN);

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var sent = gateway.casework.sent(key(answer));
        assertThat(sent.getKind()).isEqualTo(CaseActKind.valueOf(kind));
        assertThat(sent.getBasedOn()).isEqualTo(3);
        // What was sent is what is told.
        var answered = (ObjectNode) asAnswered(key(answer));
        answered.remove(List.of("kind", "basedOn"));
        assertThat(answered).isEqualTo(GatewayOverHttp.json("{" + fields + "}"));
    }

    @Test
    void anUnusedFieldAndAMissingOneAreFaults() {
        var answer = act("{\"kind\":\"ADD_TASK\",\"text\":\"b\",\"role\":\"LEAD\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactlyInAnyOrder("/role", "/title", "/country");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|/kind",
                "[]|``",
                "{\"kind\":\"OPEN_CASE\",\"title\":\"a\"}|/kind",
                "{\"kind\":\"ATTACH_DOCUMENT\",\"document\":{}}|/kind",
                "{\"kind\":\"RECORD_STAGE\"}|/kind",
                "{\"kind\":\"UNRECOGNISED\"}|/kind",
                "{\"kind\":\"CHANGE_STATUS\",\"status\":\"MERGED\"}|/status",
                "{\"kind\":\"CHANGE_STATUS\",\"status\":\"CLOSED\"}|/reason",
                "{\"kind\":\"CHANGE_STATUS\",\"status\":\"OPEN\",\"reason\":\"a\"}|/reason",
                "{\"kind\":\"CHANGE_TASK\",\"task\":\"7\"}|/task /taskStatus",
                "{\"kind\":\"ADD_ALERT\",\"alerts\":[]}|/alerts",
                "{\"kind\":\"NAME_LIAISON\",\"liaison\":{\"phone\":\"x\"}}|/liaison/authority /liaison/phone",
                "{\"kind\":\"ADD_TASK\",\"title\":\"a\",\"country\":\"HU\",\"dueAt\":\"tomorrow\"}|/country /dueAt",
                "{\"kind\":\"ADMIT_PARTICIPANT\",\"country\":\"HU\",\"role\":\"LEAD\",\"seesPast\":true}|/country",
                "{\"kind\":\"ATTACH_TO_OPERATION\",\"other\":\"O-3V5K9W2N8Q4R6T1X0Z7Y5M2C4B\"}|/other",
                "{\"kind\":\"MERGE\",\"other\":\"C-3V5K9W2N8Q4R6T1X0Z7Y5M2C4B\"}|/other",
                "{\"kind\":\"MERGE\",\"other\":\"O-3V5K9W2N8Q4R6T1X0Z7Y5M2C4B\"}|/other"
            })
    void whatIsMissingOrWrongIsPointedAt(String body, String pointers) {
        var answer = act(body, IF_MATCH, SEEN);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.pointers()).containsExactlyInAnyOrder(pointers.split(" "));
        assertThat(answer.body()).doesNotContain("3V5K9W2N8Q4R6T1X0Z7Y5M2C4B", "tomorrow");
    }

    @Test
    void aCaseCannotBeMergedWithItself() {
        var answer = act("{\"kind\":\"MERGE\",\"other\":\"" + id + "\"}", IF_MATCH, SEEN);

        assertThat(answer.pointers()).containsExactly("/other");
        assertThat(answer.body()).contains("itself");
        assertThat(act("{\"kind\":\"MERGE\",\"other\":\"" + held() + "\"}", IF_MATCH, SEEN)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void alertsMustBeReadableHereAndWhetherTheyAreInTheCaseIsForTheHubToSay() {
        var readable = AlertId.parse(
                        gateway.issue(GatewayOverHttp.example("stolen-vehicle")).id())
                .orElseThrow();
        var body = "{\"kind\":\"TAKE_OUT_ALERT\",\"alerts\":[\"%s\",\"%s\"],\"reason\":\"another car\"}";

        assertThat(act(body.formatted(readable, pair().other()), IF_MATCH, SEEN).pointers())
                .containsExactly("/alerts/1");
        assertThat(act(body.formatted(readable, readable), IF_MATCH, SEEN).pointers())
                .containsExactly("/alerts");
        assertThat(act(
                                "{\"kind\":\"TAKE_OUT_ALERT\",\"alerts\":[\"%s\"],\"reason\":\"another car\"}"
                                        .formatted(readable),
                                IF_MATCH,
                                SEEN)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aSplitIsAnsweredWithTheCaseThatItMakes() {
        var alert = gateway.issue(GatewayOverHttp.example("stolen-vehicle")).id();

        var answer = act(
                "{\"kind\":\"SPLIT\",\"alerts\":[\"%s\"],\"title\":\"the other car\"}".formatted(alert),
                IF_MATCH,
                SEEN);

        var other = CaseId.openedBy(RS, key(answer).act().orElseThrow()).toString();
        assertThat(answer.json().get("other").stringValue()).isEqualTo(other);
        assertThat(gateway.casework.sent(key(answer)).getOther()).isEqualTo(other);
    }

    @Test
    void whoChangesSaysWhatHeSawAndWhoOnlyAddsNeedNot() {
        var change = "{\"kind\":\"DESCRIBE_CASE\",\"title\":\"a\"}";

        assertThat(act(change).problem()).isEqualTo("precondition-required");
        assertThat(act(change, IF_MATCH, "*").problem()).isEqualTo("invalid-request");
        assertThat(act(change, IF_MATCH, "\"2\"").problem()).isEqualTo("stale-version");
        assertThat(act(change, IF_MATCH, "\"2\"").status()).isEqualTo(412);
        assertThat(act(change, IF_MATCH, "\"3\"").status()).isEqualTo(202);
        // Another instance may be ahead of this one.
        assertThat(act(change, IF_MATCH, "\"4\"").status()).isEqualTo(202);
        assertThat(act("{\"kind\":\"WRITE_NOTE\",\"text\":\"a\"}", IF_MATCH, "\"2\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void whatThisCountryDoesNotHoldCannotBeActedUpon() {
        var note = "{\"kind\":\"WRITE_NOTE\",\"text\":\"a\"}";
        var lost = held();
        gateway.casework.cases().applyNewer(List.of(toldCase(loss(lost.toString(), 4))));

        var absent = gateway.post("duty-officer", "/api/v1/cases/" + someCase() + "/acts", note);

        assertThat(absent.status()).isEqualTo(404);
        assertThat(gateway.post("duty-officer", "/api/v1/cases/" + lost + "/acts", note)
                        .body())
                .isEqualTo(absent.body());
        assertThat(gateway.post("duty-officer", "/api/v1/cases/none/acts", note).body())
                .isEqualTo(absent.body());
        assertThat(gateway.post("duty-officer", "/api/v1/operations/" + someOperation() + "/acts", note)
                        .body())
                .isEqualTo(absent.body());
    }

    @Test
    void aCaseOfWhichNothingWasToldYetIsHeldByWhoOpenedIt() {
        var opening = opening();
        var note = "{\"kind\":\"WRITE_NOTE\",\"text\":\"a\"}";
        var path = "/api/v1/cases/" + opening.subject();
        assertThat(gateway.post("duty-officer", path + "/acts", note).status()).isEqualTo(202);
        assertThat(gateway.get("analyst", path).status()).isEqualTo(404);

        decide(
                opening,
                refused(note(opening.subject(), "a"), CaseRefusal.NOT_A_MEMBER).getCaseEntry());

        assertThat(gateway.post("duty-officer", path + "/acts", note).status()).isEqualTo(404);
    }

    @Test
    void whatBecameOfAnActIsReadAtItsAddress() {
        var answer = act("{\"kind\":\"RECORD_DECISION\",\"text\":\"go on\"}");
        var address = answer.header("Location");
        var act = answer.json().get("act").stringValue();
        assertThat(gateway.get("analyst", address).json())
                .hasToString("{\"act\":\"" + act + "\",\"kind\":\"RECORD_DECISION\",\"at\":\"2026-11-22T12:00:00Z\","
                        + "\"state\":\"PENDING\"}");

        decide(key(answer), refused(note(id.toString(), "a"), CaseRefusal.STALE).getCaseEntry());

        assertThat(gateway.get("analyst", address).json().get("state").stringValue())
                .isEqualTo("REFUSED");
        assertThat(gateway.get("analyst", address).json().get("refusal"))
                .hasToString(
                        "{\"code\":\"STALE\",\"message\":\"it has changed since you read it: read it again and decide anew\"}");
    }

    @Test
    void anAcceptedActSaysSoUntilItsCaseIsLost() {
        var answer = act("{\"kind\":\"RECORD_DECISION\",\"text\":\"go on\"}");
        var address = answer.header("Location");
        decide(key(answer), note(id.toString(), "a").getCaseEntry());
        assertThat(gateway.get("analyst", address).json().get("state").stringValue())
                .isEqualTo("ACCEPTED");

        gateway.casework.entries().applyNewer(List.of(toldEntry(key(answer), loss(id.toString(), 2))));

        assertThat(gateway.get("analyst", address).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS-01JZZZZZZZZZZZZZZZZZZZZZZZ", "BA-01JZZZZZZZZZZZZZZZZZZZZZZZ", "RS", "x"})
    void anActThatThisCountryDidNotDoIsNotThere(String act) {
        assertThat(gateway.get("analyst", "/api/v1/cases/" + id + "/acts/" + act)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aControlledDeliveryCarriesItsStages() {
        var operation = heldOperation();
        var answer = gateway.post(
                "duty-officer",
                "/api/v1/operations/" + operation + "/acts",
                "{\"kind\":\"RECORD_STAGE\",\"stage\":{\"kind\":\"BORDER_CROSSED\",\"country\":\"ME\","
                        + "\"at\":\"2026-11-22T11:00:00Z\",\"place\":{\"borderCrossing\":\"Dobrakovo\"}}}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).startsWith("/api/v1/operations/" + operation + "/acts/RS-");
        var stage = gateway.casework.sent(key(answer)).getStage();
        assertThat(stage.getCountry()).isEqualTo("ME");
        assertThat(stage.getPlace().getBorderCrossing()).isEqualTo("Dobrakovo");
        assertThat(gateway.get("analyst", answer.header("Location"))
                        .json()
                        .get("state")
                        .stringValue())
                .isEqualTo("PENDING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"kind\":\"MERGE\"}|/kind",
                "{\"kind\":\"RECORD_STAGE\",\"stage\":{\"kind\":\"SEIZED\"}}|/stage/country /stage/at",
                "{\"kind\":\"END_OPERATION\",\"ending\":\"HANDED_OVER\",\"reason\":\"a\"}|/country",
                "{\"kind\":\"END_OPERATION\",\"ending\":\"ERASED\",\"reason\":\"a\",\"country\":\"BA\"}|/country",
                "{\"kind\":\"AMEND_OPERATION\",\"terms\":{\"workingGroup\":\"container-security\"}}|"
                        + "/terms/workingGroup /terms/name /terms/kind /terms/startsAt /terms/legalBasis /terms/objectives"
            })
    void whatIsWrongWithAnActOnAnOperationIsPointedAt(String body, String pointers) {
        var answer =
                gateway.post("duty-officer", "/api/v1/operations/" + heldOperation() + "/acts", body, IF_MATCH, SEEN);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactlyInAnyOrder(pointers.split(" "));
    }

    @Test
    void aCaseIsAttachedToAnOperationThatIsHeld() {
        var body = "{\"kind\":\"ATTACH_TO_OPERATION\",\"other\":\"" + heldOperation() + "\"}";

        assertThat(act(body, IF_MATCH, SEEN).status()).isEqualTo(202);
    }

    @Test
    void whileTheStoreIsAwayNothingIsAcknowledged() {
        gateway.casework.setUnavailable(true);
        try {
            var answer = act("{\"kind\":\"WRITE_NOTE\",\"text\":\"a\"}");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        } finally {
            gateway.casework.setUnavailable(false);
        }
    }

    private Answer act(String body, String... headers) {
        return gateway.post("duty-officer", "/api/v1/cases/" + id + "/acts", body, headers);
    }

    private CaseId held() {
        var held = someCase();
        gateway.casework.cases().applyNewer(List.of(toldCase(caseFile(held, 3))));
        return held;
    }

    private OperationId heldOperation() {
        var held = someOperation();
        gateway.casework.operations().applyNewer(List.of(toldOperation(operation(held, 3))));
        return held;
    }

    private EventKey opening() {
        return key(gateway.post(
                "duty-officer",
                "/api/v1/cases",
                "{\"title\":\"" + EventId.next(gateway.clock.instant()) + "\",\"workingGroup\":\"smuggling\"}"));
    }

    private void decide(EventKey key, CaseEntry decision) {
        var event = note(key.subject(), "a");
        event.setCaseEntry(decision);
        gateway.casework.entries().applyNewer(List.of(toldEntry(key, event)));
    }

    /** The act as a timeline will show it. */
    private JsonNode asAnswered(EventKey key) {
        var event = note(key.subject(), "a");
        event.getCaseEntry().setAct(gateway.casework.sent(key));
        decide(key, event.getCaseEntry());
        var timeline =
                gateway.get("analyst", "/api/v1/cases/" + key.subject()).json().get("timeline");
        return timeline.get(0).get("act");
    }

    private double counted() {
        return gateway.get("operator", "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("exchange_case_acts_total{") && line.contains("kind=\"WRITE_NOTE\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static EventKey key(Answer answer) {
        var act = answer.json().get("act").stringValue();
        return EventKey.parse(answer.json().get("subject").stringValue() + "/" + act.replaceFirst("-", "/"))
                .orElseThrow();
    }
}
