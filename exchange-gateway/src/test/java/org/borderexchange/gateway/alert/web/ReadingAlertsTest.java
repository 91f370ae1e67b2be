package org.borderexchange.gateway.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.GatewayOverHttp.example;

import java.util.ArrayList;
import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.alert.AlertsOfOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ReadingAlertsTest {

    private static final String ALERTS = "/api/v1/alerts";

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @ParameterizedTest
    @ValueSource(
            strings = {"BA-01JZZZZZZZZZZZZZZZZZZZZZZZ", "RS-01JZZZZZZZZZZZZZZZZZZZZZZZ", "nonsense", "RS-1", "rs-%20"})
    void whatIsNotThereIsNotFoundWhateverItsIdLooksLike(String id) {
        var read = gateway.get("duty-officer", ALERTS + "/" + id);
        var history = gateway.get("duty-officer", ALERTS + "/" + id + "/history");
        var withdrawal = gateway.post("duty-officer", ALERTS + "/" + id + "/withdrawal", "{\"reason\":\"x\"}");

        assertThat(List.of(read.status(), history.status(), withdrawal.status()))
                .containsOnly(404);
        assertThat(List.of(history.body(), withdrawal.body())).containsOnly(read.body());
    }

    @Test
    void theListGoesFromNewestToOldestPageByPage() {
        var issued = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            issued.addFirst(gateway.issue(vehicle("PAGE" + i, "KG 777-PG")).id());
        }

        var read = new ArrayList<String>();
        var cursor = "";
        do {
            var page = gateway.get("duty-officer", ALERTS + "?q=KG777PG&limit=2" + cursor)
                    .json();
            page.get("items").forEach(item -> read.add(item.get("id").stringValue()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").stringValue();
        } while (!cursor.isEmpty());

        assertThat(read).isEqualTo(issued);
    }

    @Test
    void everyCriterionNarrowsTheList() {
        var ours = gateway.issue(vehicle("NARROW-1", "NI 222-AA")).id();
        var received = AlertsOfOthers.ofBosnia();
        gateway.alerts.receive(received);
        var theirs = received.alert().id().toString();

        assertThat(ids("origin=BA")).contains(theirs).doesNotContain(ours);
        assertThat(ids("origin=RS&workingGroup=stolen-vehicles&type=STOLEN_VEHICLE&status=ACTIVE"))
                .contains(ours)
                .doesNotContain(theirs);
        assertThat(ids("type=SMUGGLING")).doesNotContain(ours, theirs);
        assertThat(ids("status=WITHDRAWN")).doesNotContain(ours, theirs);
        assertThat(ids("q=ni222aa")).containsExactly(ours);
        assertThat(ids("q=%D0%B0-12-%D0%B2-345")).contains(theirs);
        assertThat(ids("q=...")).isEmpty();
        assertThat(ids("validAt=2026-11-22T11:30:00Z")).contains(theirs).doesNotContain(ours);
    }

    @Test
    void everyBadParameterIsNamedAtOnce() {
        var answer = gateway.get(
                "duty-officer",
                ALERTS
                        + "?workingGroup=No+Group&type=UFO&status=GONE&origin=Serbia&validAt=now&cursor=!&limit=201&color=red&q="
                        + "x".repeat(301));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder(
                        "/workingGroup",
                        "/type",
                        "/status",
                        "/origin",
                        "/validAt",
                        "/cursor",
                        "/limit",
                        "/color",
                        "/q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=-1", "limit=1e2", "limit=", "limit=5&limit=6", "cursor=AAAA", "type="})
    void aParameterThatIsNearlyRightIsWrong(String query) {
        assertThat(gateway.get("duty-officer", ALERTS + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void aSystemSeesOnlyWhatItsCountryIssued() {
        var ours = gateway.issue(vehicle("OWN-1", "NS 111-AA")).id();
        var received = AlertsOfOthers.ofBosnia();
        gateway.alerts.receive(received);
        var theirs = ALERTS + "/" + received.alert().id();

        assertThat(gateway.get("system", ALERTS + "/" + ours).status()).isEqualTo(200);
        assertThat(gateway.get("system", theirs).problem()).isEqualTo("not-found");
        assertThat(gateway.get("system", theirs + "/history").problem()).isEqualTo("not-found");
        assertThat(gateway.get("system", ALERTS + "?limit=200").json().findValuesAsString("owner"))
                .isNotEmpty()
                .containsOnly("RS");
        assertThat(gateway.get("system", ALERTS + "?origin=BA")
                        .json()
                        .get("items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theHistoryTellsWhatHappenedWhenAndByWhom() {
        var id = gateway.issue(example("stolen-vehicle")).id();
        gateway.post("system", ALERTS + "/" + id + "/withdrawal", "{\"reason\":\"found\"}");

        var history = gateway.get("analyst", ALERTS + "/" + id + "/history").json();

        assertThat(history).isEqualTo(GatewayOverHttp.json("""
                {"items": [
                  {"version": 1, "kind": "ALERT_ISSUED", "at": "2026-11-22T12:00:00Z", "by": "rs.duty-officer"},
                  {"version": 2, "kind": "ALERT_WITHDRAWN", "at": "2026-11-22T12:00:00Z", "by": "rs.system"}],
                 "next": null, "receipts": []}
                """));
    }

    private List<String> ids(String query) {
        var answer = gateway.get("duty-officer", ALERTS + "?limit=200&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var ids = new ArrayList<String>();
        answer.json().get("items").forEach(item -> ids.add(item.get("id").stringValue()));
        return ids;
    }

    private static ObjectNode vehicle(String reference, String plate) {
        return example("stolen-vehicle", alert -> {
            alert.put("nationalReference", reference);
            ((ObjectNode) alert.at("/content/plate")).put("number", plate);
        });
    }
}
