package org.borderexchange.gateway.casework.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.casework.CaseExamples.caseFile;
import static org.borderexchange.gateway.casework.CaseExamples.changed;
import static org.borderexchange.gateway.casework.CaseExamples.someCase;
import static org.borderexchange.gateway.casework.CaseExamples.toldCase;
import static org.borderexchange.gateway.hit.HitExamples.event;
import static org.borderexchange.gateway.hit.HitExamples.pair;
import static org.borderexchange.gateway.hit.HitExamples.told;

import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.GatewayOverHttp.Answer;
import org.borderexchange.gateway.hit.HitExamples.Pair;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningCasesTest {

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @Test
    void aCaseIsOpenedByAnActThatTheHubDecides() {
        var alert = alert();

        var answer = open("\"alerts\":[\"" + alert + "\"]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().propertyNames()).containsExactly("act", "subject");
        var key = key(answer);
        assertThat(key.subject())
                .isEqualTo(CaseId.openedBy(RS, key.act().orElseThrow()).toString());
        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/cases/" + key.subject() + "/acts/"
                        + answer.json().get("act").stringValue());
        var act = gateway.casework.sent(key);
        assertThat(act.getKind()).isEqualTo(CaseActKind.OPEN_CASE);
        assertThat(act.getTitle()).isEqualTo("Cars for the coast");
        assertThat(act.getAlerts()).containsExactly(alert.toString());
        assertThat(act.getBasedOn()).isNull();
        assertThat(gateway.casework.said(key).topics()).containsExactly(TopicName.inbox(RS));
        assertThat(gateway.casework.said(key).by()).isEqualTo("rs.duty-officer");
    }

    @Test
    void relatedCasesAreShownFirstAndSaidWhy() {
        var alert = alert();
        var other = pair().other();
        var hit = new Pair(alert, other);
        gateway.hits.applyNewer(List.of(told(event(hit))));
        var holding = held(caseFile(someCase(), 1, alert));
        var joined = held(changed(caseFile(someCase(), 1, other), event -> {
            event.getCaseFile().setStatus(CaseStatus.CLOSED);
            event.getCaseFile().setTitle(null);
            event.getCaseFile().setOpenedAt(event.getCaseFile().getOpenedAt() - 1);
        }));
        held(changed(
                caseFile(someCase(), 1, alert), event -> event.getCaseFile().setStatus(CaseStatus.MERGED)));

        var answer = open("\"alerts\":[\"" + alert + "\"]");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("related-cases");
        assertThat(answer.json().get("related"))
                .hasToString("[{\"id\":\"" + holding + "\",\"title\":\"Stolen cars on the way to the coast\","
                        + "\"status\":\"OPEN\",\"because\":[{\"alert\":\"" + alert + "\"}]},"
                        + "{\"id\":\"" + joined + "\",\"status\":\"CLOSED\",\"because\":[{\"alert\":\"" + other
                        + "\",\"hit\":\"" + hit.hit() + "\"}]}]");
        var listed =
                gateway.get("analyst", "/api/v1/cases/related?alert=" + alert).json();
        assertThat(listed.get("items")).isEqualTo(answer.json().get("related"));
        assertThat(listed.get("next").isNull()).isTrue();
        assertThat(open("\"alerts\":[\"" + alert + "\"],\"despite\":[\"" + holding + "\"]")
                        .json()
                        .get("related"))
                .hasSize(1);
        assertThat(open("\"alerts\":[\"%s\"],\"despite\":[\"%s\",\"%s\"]".formatted(alert, holding, joined))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void everyFaultIsToldAtOnce() {
        var answer = gateway.post(
                "duty-officer",
                "/api/v1/cases",
                "{\"title\":\"%s\",\"workingGroup\":\"container-security\",\"alerts\":[\"%s\",\"nonsense\"],\"despite\":[\"x\"],\"status\":\"OPEN\"}"
                        .formatted("x".repeat(201), pair().other()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder(
                        "/title", "/workingGroup", "/alerts/0", "/alerts/1", "/despite/0", "/status");
        assertThat(answer.body()).doesNotContain("nonsense", "xxx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/title /workingGroup",
                "null|''",
                "{\"title\":\"a\",\"workingGroup\":\"nonesuch\"}|/workingGroup",
                "{\"title\":\" \",\"workingGroup\":\"drugs-and-more\",\"text\":5}|/title /workingGroup /text"
            })
    void whatIsMissingOrWrongIsPointedAt(String body, String pointers) {
        var answer = gateway.post("duty-officer", "/api/v1/cases", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers()).containsExactlyInAnyOrder(pointers.split(" "));
    }

    @Test
    void anAlertThatThisCountryMayNotReadIsNoneThatCasesAreRelatedTo() {
        var unknown = gateway.get("analyst", "/api/v1/cases/related?alert=" + pair().other());

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.pointers()).containsExactly("/alert");
        assertThat(gateway.get("analyst", "/api/v1/cases/related?alert=x&q=1").pointers())
                .containsExactly("/q", "/alert");
        assertThat(gateway.get("analyst", "/api/v1/cases/related").pointers()).containsExactly("/alert");
    }

    @Test
    void anOperationIsOpenedWithItsTerms() {
        var answer = gateway.post("duty-officer", "/api/v1/operations", TERMS);

        assertThat(answer.status()).isEqualTo(202);
        var key = key(answer);
        assertThat(key.subject())
                .isEqualTo(OperationId.openedBy(RS, key.act().orElseThrow()).toString());
        assertThat(answer.header("Location")).startsWith("/api/v1/operations/" + key.subject() + "/acts/RS-");
        assertThat(gateway.casework.sent(key).getTerms().getName()).isEqualTo("Walker");
        assertThat(gateway.casework.sent(key).getTerms().getStartsAt()).isEqualTo(1_795_348_800_000L);
    }

    @Test
    void everyFaultOfTheTermsIsToldAtOnce() {
        var answer = gateway.post(
                "duty-officer",
                "/api/v1/operations",
                "{\"name\":\"Walker\",\"kind\":\"RAID\",\"workingGroup\":\"container-security\","
                        + "\"startsAt\":\"2026-11-23T00:00:00Z\",\"endsAt\":\"2026-11-22T00:00:00Z\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder("/kind", "/workingGroup", "/endsAt", "/legalBasis", "/objectives");
    }

    private static final String TERMS = """
            {"name": "Walker", "kind": "CONTROLLED_DELIVERY", "workingGroup": "smuggling", "startsAt": "2026-11-22T12:00:00Z",
             "endsAt": "2026-12-22T12:00:00Z", "legalBasis": "PCC SEE, Art. 27", "objectives": "find the workshop"}
            """;

    private Answer open(String more) {
        return gateway.post(
                "duty-officer",
                "/api/v1/cases",
                "{\"title\":\"Cars for the coast\",\"workingGroup\":\"stolen-vehicles\"," + more + "}");
    }

    private AlertId alert() {
        return AlertId.parse(
                        gateway.issue(GatewayOverHttp.example("stolen-vehicle")).id())
                .orElseThrow();
    }

    private CaseId held(ExchangeEvent event) {
        gateway.casework.cases().applyNewer(List.of(toldCase(event)));
        return CaseId.parse(event.getSubjectId()).orElseThrow();
    }

    private static EventKey key(Answer answer) {
        var act = answer.json().get("act").stringValue();
        assertThat(act).startsWith("RS-");
        return EventKey.parse(answer.json().get("subject").stringValue() + "/RS/" + act.substring(3))
                .orElseThrow();
    }
}
