package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.smuggling;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.AFTER_AN_OUTAGE;
import static org.borderexchange.acceptance.story.Eventually.soon;
import static org.borderexchange.acceptance.story.Eventually.within;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.borderexchange.acceptance.story.CaseFile;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.Hit;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both owners confirm a hit: what belongs together is seen together by exactly those who work on it. */
@ExtendWith(SharedExchange.class)
class CaseIT {

    private static final String CASES = "/api/v1/cases/";

    private final Exchange exchange;
    private final Officer rs;
    private final Officer ba;
    private final Officer me;

    CaseIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
        this.ba = exchange.officerOf("BA");
        this.me = exchange.officerOf("ME");
    }

    @Test
    void aHitThatBothOwnersConfirmBecomesACaseOfBoth() {
        var hit = hitOfRsAndBa();
        rs.judges(hit, "CONFIRMED", "the engine number agrees").hasStatus(200);
        ba.judges(hit, "CONFIRMED", "and the seal").hasStatus(200);

        var seenByRs = rs.soonHas(caseOf(hit));
        var seenByBa = ba.soonHas(seenByRs.id());

        for (var file : List.of(seenByRs, seenByBa)) {
            assertThat(file.text("status")).isEqualTo("OPEN");
            assertThat(file.countries()).containsExactlyInAnyOrder("RS", "BA");
            assertThat(file.idsOf("alerts"))
                    .containsExactlyInAnyOrder(hit.one().id(), hit.other().id());
            assertThat(file.idsOf("hits")).containsExactly(hit.id());
        }
        assertThat(rs.readsHit(hit.id()).json().required("case").asString()).isEqualTo(seenByRs.id());
        soon(() -> assertThat(rs.has(seenByRs.id()).timeline())
                .contains("OPENED_BY_HIT", "VERDICT_HEARD", "ALERT_CHANGED"));
        soon(() -> assertThat(exchange.deskOf("BA").kindsOf(seenByRs.id())).contains("CASE_CHANGED"));
    }

    @Test
    void whatOneOfficerDoesTheOtherSeesAndTheHubTellsBoth() {
        var id = openCase();
        rs.actsAndLearns(id, "{\"kind\": \"WRITE_NOTE\", \"text\": \"seen near Karakaj\"}");
        var added = rs.acts(id, "{\"kind\": \"ADD_TASK\", \"title\": \"ask the owner\", \"country\": \"BA\"}")
                .hasStatus(202);
        assertThat(rs.learns(added).required("state").asString()).isEqualTo("ACCEPTED");

        soon(() -> assertThat(ba.has(id).timeline()).contains("WRITE_NOTE", "ADD_TASK"));
        var task =
                ba.has(id).json().required("tasks").required(0).required("id").asString();
        var done = "{\"kind\": \"CHANGE_TASK\", \"task\": \"%s\", \"taskStatus\": \"DONE\"}".formatted(task);
        ba.acts(id, done).isProblem(428, "precondition-required");
        assertThat(ba.actsAndLearns(id, done, "If-Match", tag(ba.has(id)))
                        .required("state")
                        .asString())
                .isEqualTo("ACCEPTED");
        for (var country : List.of("RS", "BA")) {
            var atTheHub = exchange.callerAtCaseService(country, "analyst");
            soon(() -> assertThat(atTheHub.get(CASES + id)
                            .hasStatus(200)
                            .json()
                            .required("tasks")
                            .required(0)
                            .required("status")
                            .asString())
                    .isEqualTo("DONE"));
        }
    }

    @Test
    void ofTwoWhoCloseAtOnceTheSecondIsToldAndWhatHeWroteIsKept() {
        var id = openCase();
        var seen = tag(ba.has(id));
        var close = "{\"kind\": \"CHANGE_STATUS\", \"status\": \"CLOSED\", \"reason\": \"handed to the court\"}";
        rs.actsAndLearns(id, close, "If-Match", tag(rs.has(id)));

        soon(() -> assertThat(ba.has(id).text("status")).isEqualTo("CLOSED"));
        ba.acts(id, close, "If-Match", seen).isProblem(412, "stale-version");
    }

    @Test
    void anOpenTaskKeepsACaseOpenAndTheOfficerReadsWhy() {
        var id = openCase();
        rs.actsAndLearns(id, "{\"kind\": \"ADD_TASK\", \"title\": \"ask the owner\", \"country\": \"BA\"}");
        soon(() -> assertThat(rs.has(id).json().required("tasks")).hasSize(1));

        var refused = rs.actsAndLearns(
                id,
                "{\"kind\": \"CHANGE_STATUS\", \"status\": \"CLOSED\", \"reason\": \"done\"}",
                "If-Match",
                tag(rs.has(id)));

        assertThat(refused.required("state").asString()).isEqualTo("REFUSED");
        assertThat(refused.required("refusal").required("code").asString()).isEqualTo("OPEN_TASKS");
        assertThat(refused.required("refusal").required("message").asString()).isNotBlank();
    }

    @Test
    void whoIsNotInItLearnsNothingByAnyRoute() {
        var id = openCase();
        rs.actsAndLearns(id, "{\"kind\": \"WRITE_NOTE\", \"text\": \"for our eyes\"}");

        me.readsSubject(id).isProblem(404, "not-found");
        me.acts(id, "{\"kind\": \"WRITE_NOTE\", \"text\": \"me too\"}").isProblem(404, "not-found");
        exchange.callerAtCaseService("ME", "analyst").get(CASES + id).isProblem(404, "not-found");
        exchange.callerAtCaseService("HUB", "hub-analyst").get(CASES + id).isProblem(404, "not-found");
        assertThat(exchange.topicsAs("hub").read("exchange.hub.me.v1", id)).isEmpty();
    }

    @Test
    void beforeACaseIsOpenedByHandTheRelatedOnesAreShown() {
        var alert = rs.issues(stolenVehicle().to("BA"));
        var id = rs.learns(
                rs.opensCase("first", "stolen-vehicles", List.of(alert)).hasStatus(202));
        assertThat(id.required("state").asString()).isEqualTo("ACCEPTED");

        soon(() -> rs.opensCase("second", "stolen-vehicles", List.of(alert)).isProblem(409, "related-cases"));
    }

    @Test
    void anOperationIsSeenByItsParticipantsAloneAndEndsForWhoLeaves() {
        var id = openCase();
        var terms = """
                {"name": "Walker", "kind": "CONTROLLED_DELIVERY", "workingGroup": "smuggling",
                 "startsAt": "2026-12-01T00:00:00Z", "legalBasis": "SELEC Convention, Art. 2", "objectives": "follow the load"}""";
        var opened = rs.post("/api/v1/operations", terms).hasStatus(202);
        rs.learns(opened);
        var walker = opened.json().required("subject").asString();
        rs.soonHas(walker);

        rs.actsAndLearns(
                walker,
                "{\"kind\": \"ADMIT_PARTICIPANT\", \"country\": \"ME\", \"role\": \"PARTNER\", \"seesPast\": true}",
                "If-Match",
                tag(rs.has(walker)));
        rs.actsAndLearns(
                id,
                "{\"kind\": \"ATTACH_TO_OPERATION\", \"other\": \"%s\"}".formatted(walker),
                "If-Match",
                tag(rs.has(id)));

        assertThat(me.soonHas(walker).text("name")
                        + me.has(walker).json().path("terms").path("name").asString(""))
                .contains("Walker");
        me.soonHas(id);
        ba.readsSubject(walker).isProblem(404, "not-found");
        me.actsAndLearns(
                walker,
                "{\"kind\": \"RECORD_STAGE\", \"stage\": {\"kind\": \"AUTHORISED\", \"country\": \"ME\", \"at\": \"2026-12-01T10:00:00Z\"}}");
        soon(() -> assertThat(rs.has(walker).text("responsible")).isEqualTo("ME"));

        me.actsAndLearns(
                walker, "{\"kind\": \"DISMISS_PARTICIPANT\", \"country\": \"ME\"}", "If-Match", tag(me.has(walker)));

        soon(() -> me.readsSubject(walker).isProblem(404, "not-found"));
        soon(() -> me.readsSubject(id).isProblem(404, "not-found"));
    }

    @Test
    void aDocumentIsAttachedOnceItIsWhatItSaysItIs() {
        var id = openCase();
        var address = CASES + id + "/documents?name=record.";
        var zip = new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 0, 0};
        rs.post(address + "pdf", "application/pdf", BodyPublishers.ofByteArray(zip))
                .hasStatus(422);

        var pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        var attached = rs.post(address + "pdf", "application/pdf", BodyPublishers.ofByteArray(pdf))
                .hasStatus(202);
        assertThat(rs.learns(attached).required("state").asString()).isEqualTo("ACCEPTED");

        var hash = attached.json().required("document").required("sha256").asString();
        var atTheHub = exchange.callerAtCaseService("BA", "analyst");
        soon(() -> {
            var read = atTheHub.get(CASES + id + "/documents/" + hash).hasStatus(200);
            assertThat(read.header("Content-Disposition")).startsWith("attachment");
            assertThat(read.body()).startsWith("%PDF");
        });
        exchange.callerAtCaseService("ME", "analyst")
                .get(CASES + id + "/documents/" + hash)
                .isProblem(404, "not-found");
    }

    @Test
    void aRebuildOfTheHubTellsTheSameCaseAndNotifiesNobody() {
        var id = openCase();
        rs.actsAndLearns(id, "{\"kind\": \"WRITE_NOTE\", \"text\": \"before the rebuild\"}");
        soon(() -> assertThat(ba.has(id).timeline()).contains("WRITE_NOTE"));
        var atTheHub = exchange.callerAtCaseService("BA", "analyst");
        soon(() -> assertThat(atTheHub.get(CASES + id).hasStatus(200).body()).contains("before the rebuild"));
        var before = atTheHub.get(CASES + id).json();
        var version = ba.has(id).version();
        var operator = exchange.callerAtCaseService("HUB", "operator");

        operator.post("/actuator/rebuild", "{}").hasStatus(202);

        within(
                AFTER_AN_OUTAGE,
                () -> assertThat(operator.get("/actuator/rebuild")
                                .json()
                                .required("phase")
                                .asString())
                        .isEqualTo("CURRENT"));
        within(
                AFTER_AN_OUTAGE,
                () -> assertThat(atTheHub.get(CASES + id).hasStatus(200).json()).isEqualTo(before));
        ba.actsAndLearns(id, "{\"kind\": \"WRITE_NOTE\", \"text\": \"after the rebuild\"}");
        soon(() -> assertThat(ba.has(id).version()).isEqualTo(version + 1));
    }

    private String openCase() {
        var hit = hitOfRsAndBa();
        rs.judges(hit, "CONFIRMED", "the engine number agrees").hasStatus(200);
        ba.judges(hit, "CONFIRMED", "and the seal").hasStatus(200);
        var id = caseOf(hit);
        rs.soonHas(id);
        ba.soonHas(id);
        return id;
    }

    /** Of alerts that these two alone may read. */
    private Hit hitOfRsAndBa() {
        var car = stolenVehicle();
        var stolen = rs.issues(car.to("BA"));
        var route = ba.issues(smuggling("smuggling").carriedBy(car.plate()).to("RS"));
        ba.soonHasHit(route, stolen);
        return rs.soonHasHit(stolen, route);
    }

    private static String caseOf(Hit hit) {
        return CaseFile.openedBy(hit);
    }

    private static String tag(CaseFile file) {
        return "\"" + file.version() + "\"";
    }
}
