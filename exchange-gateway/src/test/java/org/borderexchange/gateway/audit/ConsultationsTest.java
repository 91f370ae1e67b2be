package org.borderexchange.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.GatewayOverHttp.NOW;
import static org.borderexchange.gateway.casework.CaseExamples.caseFile;
import static org.borderexchange.gateway.casework.CaseExamples.operation;
import static org.borderexchange.gateway.casework.CaseExamples.someCase;
import static org.borderexchange.gateway.casework.CaseExamples.someOperation;
import static org.borderexchange.gateway.casework.CaseExamples.toldCase;
import static org.borderexchange.gateway.casework.CaseExamples.toldOperation;
import static org.borderexchange.gateway.hit.HitExamples.event;
import static org.borderexchange.gateway.hit.HitExamples.pair;
import static org.borderexchange.gateway.hit.HitExamples.told;

import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.audit.Consultation.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an officer is shown over HTTP is recorded before. */
class ConsultationsTest {

    private static final String ANALYST = "analyst";

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @AfterEach
    void bringTheStoreBack() {
        gateway.consultations.away = false;
    }

    @Test
    void whatIsReadIsRecordedWithWhoAndWhen() {
        var id = gateway.issue(GatewayOverHttp.example("smuggling"))
                .json()
                .get("id")
                .stringValue();

        assertThat(recorded("/api/v1/alerts/" + id)).satisfies(consultation -> {
            assertThat(consultation.at()).isEqualTo(NOW);
            assertThat(consultation.by()).isNotBlank();
            assertThat(consultation.kind()).isEqualTo(Kind.READ);
            assertThat(consultation.subjects()).containsExactly(id);
        });
        assertThat(recorded("/api/v1/alerts/" + id + "/history").kind()).isEqualTo(Kind.HISTORY_READ);
        assertThat(recorded("/api/v1/alerts/" + id + "/sightings").kind()).isEqualTo(Kind.SIGHTINGS_READ);
        assertThat(recorded("/api/v1/alerts?limit=200").subjects()).contains(id);
    }

    @Test
    void soAreHitsCasesAndOperations() {
        var pair = pair();
        gateway.hits.applyNewer(List.of(told(event(pair))));
        var hit = pair.hit().toString();
        var held = someCase();
        gateway.casework.cases().applyNewer(List.of(toldCase(caseFile(held, 3))));
        var joint = someOperation();
        gateway.casework.operations().applyNewer(List.of(toldOperation(operation(joint, 3))));

        assertThat(recorded("/api/v1/hits/" + hit).subjects()).containsExactly(hit);
        assertThat(recorded("/api/v1/hits?limit=200").subjects()).contains(hit);
        assertThat(recorded("/api/v1/cases/" + held).subjects()).containsExactly(held.toString());
        assertThat(recorded("/api/v1/cases?limit=200").subjects()).contains(held.toString());
        assertThat(recorded("/api/v1/operations/" + joint).subjects()).containsExactly(joint.toString());
        assertThat(recorded("/api/v1/operations?limit=200").subjects()).contains(joint.toString());
    }

    @Test
    void aSearchThatFindsNothingIsRecordedTooAndWhatDoesNotExistWasShownToNobody() {
        assertThat(recorded("/api/v1/alerts?q=NOBODYHASTHIS").subjects()).isEmpty();

        int before = gateway.consultations.all().size();
        assertThat(gateway.get(ANALYST, "/api/v1/alerts/BA-01JZZZZZZZZZZZZZZZZZZZZZZZ")
                        .status())
                .isEqualTo(404);
        assertThat(gateway.consultations.all()).hasSize(before);
    }

    @Test
    void whatCannotBeRecordedIsNotShown() {
        var id = gateway.issue(GatewayOverHttp.example("smuggling"))
                .json()
                .get("id")
                .stringValue();
        gateway.consultations.away = true;

        for (var path : List.of("/api/v1/alerts/" + id, "/api/v1/alerts", "/api/v1/hits", "/api/v1/cases")) {
            var answer = gateway.get(ANALYST, path);
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.body()).doesNotContain(id);
        }
    }

    /** The one record that the request leaves. */
    private Consultation recorded(String path) {
        int before = gateway.consultations.all().size();
        assertThat(gateway.get(ANALYST, path).status()).as(path).isEqualTo(200);
        assertThat(gateway.consultations.all()).hasSize(before + 1);
        return gateway.consultations.all().getLast();
    }
}
