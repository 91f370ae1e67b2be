package org.borderexchange.cases.hit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.cases.hit.HitEvents.BA;
import static org.borderexchange.cases.hit.HitEvents.RS;
import static org.borderexchange.cases.hit.HitEvents.lost;
import static org.borderexchange.cases.hit.HitEvents.next;
import static org.borderexchange.cases.hit.HitEvents.referral;
import static org.borderexchange.cases.hit.HitEvents.restricted;

import java.util.List;
import org.borderexchange.cases.CasesOverHttp;
import org.borderexchange.cases.generation.Generation.Phase;
import org.borderexchange.cases.hit.HitEvents.Pair;
import org.borderexchange.cases.hit.HitView;
import org.borderexchange.schemas.wire.VerdictKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingHitsTest {

    private static final String HITS = "/api/v1/hits";

    private final CasesOverHttp cases = CasesOverHttp.started();
    private final Pair pair = Pair.of(RS, BA);

    @Test
    void aHitIsAnsweredAsItsCountryWasToldOfIt() {
        project(pair.toOne());
        cases.project(
                List.of(),
                List.of(
                        pair.verdict(RS, 1, VerdictKind.CONFIRMED, "basis-1"),
                        pair.verdict(BA, 1, VerdictKind.REJECTED, "an earlier basis")));

        var hit = cases.get("rs.analyst", HITS + "/" + pair.id()).json();

        assertThat(hit.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "detectedAt",
                        "grade",
                        "status",
                        "strength",
                        "score",
                        "matchedOn",
                        "alerts",
                        "verdicts",
                        "version");
        assertThat(hit.get("id").stringValue()).isEqualTo(pair.id().toString());
        assertThat(hit.get("detectedAt").stringValue()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(hit.get("version").intValue()).isEqualTo(3);
        assertThat(hit.at("/matchedOn/0").toString())
                .isEqualTo("{\"kind\":\"VIN\",\"rule\":\"EXACT\",\"strength\":\"EXACT\",\"score\":0.99,"
                        + "\"explanation\":\"VIN equal\"}");
        assertThat(hit.at("/alerts/0").toString())
                .isEqualTo("{\"id\":\"" + pair.one() + "\",\"owner\":\"RS\",\"workingGroup\":\"drugs\","
                        + "\"type\":\"SMUGGLING\",\"readable\":true,\"contact\":{\"authority\":\"desk of RS\"}}");
        assertThat(hit.at("/verdicts/0").toString())
                .isEqualTo("{\"country\":\"RS\",\"verdict\":\"CONFIRMED\",\"reason\":\"seen at the border\","
                        + "\"at\":\"2026-11-22T12:00:00Z\"}");
        assertThat(hit.at("/verdicts/1/outdated").booleanValue()).isTrue();
    }

    @Test
    void ofAnAlertThatIsOnlyReferredToNothingButOwnerAndContactIsTold() {
        project(referral(pair.toOne()));

        assertThat(cases.get("rs.duty-officer", HITS + "/" + pair.id())
                        .json()
                        .at("/alerts/1")
                        .toString())
                .isEqualTo("{\"owner\":\"BA\",\"readable\":false,\"contact\":{\"authority\":\"desk of BA\"}}");
    }

    @Test
    void whatACountryWasNotToldIsAnsweredLikeWhatDoesNotExist() {
        project(pair.toOne());
        var absent = cases.get("ba.analyst", HITS + "/" + Pair.of(RS, BA).id());

        var untold = cases.get("ba.analyst", HITS + "/" + pair.id());

        assertThat(untold.status()).isEqualTo(404);
        assertThat(untold.problem()).isEqualTo("not-found");
        assertThat(untold.body()).isEqualTo(absent.body());
        assertThat(cases.get("ba.analyst", HITS + "/nonsense").body()).isEqualTo(absent.body());
    }

    @Test
    void whatACountryHasLostIsGone() {
        project(pair.toOne());
        project(lost(pair.toOne()));

        assertThat(cases.get("rs.analyst", HITS + "/" + pair.id()).status()).isEqualTo(404);
        assertThat(cases.get("rs.analyst", HITS + "?limit=200").ids())
                .doesNotContain(pair.id().toString());
    }

    @Test
    void theHubsAnalystSeesWhatGoesToTheWholeGroupAlone() {
        var narrow = Pair.of(RS, BA);
        project(pair.toOne(), pair.toOther());
        project(restricted(narrow.toOne()), restricted(narrow.toOther()));

        assertThat(cases.get("hub.hub-analyst", HITS + "/" + pair.id()).status())
                .isEqualTo(200);
        assertThat(cases.get("hub.hub-analyst", HITS + "/" + narrow.id()).status())
                .isEqualTo(404);
        assertThat(cases.get("hub.hub-analyst", HITS + "?limit=200").ids())
                .contains(pair.id().toString())
                .doesNotContain(narrow.id().toString());
    }

    @Test
    void aListGoesOnFromItsCursor() {
        var other = Pair.of(RS, BA);
        project(
                next(pair.toOne(), hit -> hit.getAlerts().forEach(alert -> alert.setWorkingGroup("paging"))),
                next(other.toOne(), hit -> hit.getAlerts().forEach(alert -> alert.setWorkingGroup("paging"))));

        var first = cases.get("rs.analyst", HITS + "?workingGroup=paging&limit=1");
        var cursor = first.json().get("next").stringValue();
        var second = cases.get("rs.analyst", HITS + "?workingGroup=paging&limit=1&cursor=" + cursor);
        var all = cases.get("rs.analyst", HITS + "?workingGroup=paging&grade=HIT&status=CURRENT");

        assertThat(List.of(first.ids().getFirst(), second.ids().getFirst())).isEqualTo(all.ids());
        assertThat(all.json().get("next").isNull()).isTrue();
    }

    @Test
    void everyFaultOfASearchIsNamedAndNoneIsRepeated() {
        var answer =
                cases.get("rs.analyst", HITS + "?workingGroup=NO&grade=no&status=no&cursor=no&limit=201&q=no&limit=1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder("/workingGroup", "/grade", "/status", "/cursor", "/limit", "/limit", "/q");
        assertThat(answer.body()).doesNotContain("201", "NO\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/hits", "/api/v1/hits/H-01K0000000000000000000000A"})
    void whileTheHubIsRebuiltNothingIsSaidToBeUnknown(String path) {
        cases.isIn(Phase.FILLING);
        try {
            var answer = cases.get("rs.analyst", path);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        } finally {
            cases.isIn(Phase.CURRENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void hitsAreReadHereAndNotWritten(String method) {
        assertThat(cases.send(method, HITS, cases.token("rs.duty-officer")).status())
                .isEqualTo(403);
    }

    @Test
    void everyCallIsDocumented() {
        var api = cases.send("GET", "/v3/api-docs", "").json();

        assertThat(api.get("paths").propertyNames()).contains(HITS, HITS + "/{id}");
        assertThat(api.at("/paths/~1api~1v1~1hits/get/parameters").findValuesAsString("name"))
                .containsExactly("workingGroup", "grade", "status", "cursor", "limit");
        assertThat(api.at("/components/schemas/Hit/properties").propertyNames())
                .contains("grade", "status", "matchedOn", "verdicts");
        assertThat(api.at(
                                "/paths/~1api~1v1~1hits~1{id}/get/responses/default/content/application~1problem+json/schema/$ref")
                        .stringValue())
                .endsWith("/Problem");
    }

    private void project(HitView... views) {
        cases.project(List.of(views), List.of());
    }
}
