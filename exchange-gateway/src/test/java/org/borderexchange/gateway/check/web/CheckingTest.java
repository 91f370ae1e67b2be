package org.borderexchange.gateway.check.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.GatewayOverHttp.json;

import java.time.Duration;
import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.GatewayOverHttp.Answer;
import org.borderexchange.gateway.alert.AlertsOfOthers;
import org.borderexchange.gateway.check.Checks;
import org.borderexchange.gateway.check.Sightings.Sighting;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.TopicName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CheckingTest {

    private static final String CHECKS = "/api/v1/checks";

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @BeforeEach
    void forgetWhatOthersAsked() {
        gateway.checks.entries().clear();
        gateway.checks.said().clear();
        gateway.checks.learn();
    }

    @AfterEach
    void mend() {
        gateway.checks.setCaughtUp(true);
        gateway.checks.setRecordsAway(false);
        gateway.alerts.setUnavailable(false);
    }

    @ParameterizedTest
    @CsvSource({
        "WAUZZZ8K9BA000017, EXACT",
        "wauzzz 8k9-ba000017, EXACT",
        "WAUZZZ8K9BAOOOO17, NORMALISED",
        "WAUZZZ8K9BA0000I7, NORMALISED",
        "WAUZZZ8K?BA000017, PARTIAL",
        "WAUZZZ8K9, PARTIAL",
        "000017, PARTIAL"
    })
    void aVehicleIsKnownByItsVinAsTheOfficerReadsIt(String reading, String strength) {
        var id = issueVehicle("WAUZZZ8K9BA000017", "VR 001-AA");

        var answer = check("{\"vin\": \"" + reading + "\", \"reason\": \"border control\"}");

        assertThat(answer.json().get("result").stringValue()).isEqualTo("HIT");
        var found = of(answer, id);
        assertThat(found.get("strength").stringValue()).isEqualTo(strength);
        assertThat(found.get("owner").stringValue()).isEqualTo("RS");
        assertThat(found.get("type").stringValue()).isEqualTo("STOLEN_VEHICLE");
        assertThat(found.get("actionToTake").stringValue()).isEqualTo("SEIZE");
        assertThat(found.at("/matchedOn/0/kind").stringValue()).isEqualTo("VIN");
        assertThat(found.at("/matchedOn/0/explanation").stringValue())
                .isNotBlank()
                .doesNotContain("WAUZZZ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAUZZZ8K9BA000016", "WAUZZZ9", "000019", "WAUZZZ8K?BA000016"})
    void aCompleteVinMatchesOnlyItselfAndAFragmentOnlyWhatHasIt(String reading) {
        issueVehicle("WAUZZZ8K9BA000017", "VR 001-AA");

        var answer = check("{\"vin\": \"" + reading + "\", \"reason\": \"border control\"}");

        assertThat(answer.json()).isEqualTo(json("{\"result\": \"NO_HIT\", \"alerts\": []}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ЗР 002-АА\"", "{\"number\": \"zr002aa\", \"country\": \"RS\"}", "\"ZR0?2AA\""})
    void aPlateIsKnownInAnyScriptAndMayStandAsPlainText(String plate) {
        var id = issueVehicle("WAUZZZ8K9BA000025", "ЗР 002-АА");

        var answer = check("{\"plate\": " + plate + ", \"reason\": \"traffic control\"}");

        assertThat(of(answer, id).at("/matchedOn/0/kind").stringValue()).isEqualTo("PLATE");
    }

    @Test
    void aPersonIsAWeakMatchByNameInAnyScript() {
        var id = gateway.issue(GatewayOverHttp.example("smuggling")).id();
        gateway.checks.learn();

        var answer = check("""
                {"person": {"familyName": "Petrović", "givenNames": "Marko", "dateOfBirth": "1984-05"}, "reason": "control"}
                """);

        assertThat(of(answer, id).get("strength").stringValue()).isEqualTo("PERSON");
    }

    @Test
    void theStrongestMatchComesFirst() {
        var partly = issueVehicle("TMBZZZ8K9BA000033", "VR 003-AA");
        var whole = issueVehicle("WAUZZZ8K9BA000034", "VR 003-BB");

        var answer = check("""
                {"vin": "000033", "plate": "VR003BB", "reason": "control"}
                """);

        assertThat(answer.json().get("alerts").findValuesAsString("id")).containsExactly(whole, partly);
    }

    @Test
    void anAlertIsKnownAsLongAsItIsValid() {
        var id = gateway.issue(vehicle("WAUZZZ8K9BA000041", "VR 004-AA", "2026-11-23T12:00:00Z"))
                .id();
        gateway.checks.learn();
        var question = "{\"vin\": \"WAUZZZ8K9BA000041\", \"reason\": \"control\"}";
        assertThat(of(check(question), id)).isNotNull();

        gateway.clock.forward(Duration.ofDays(1));
        try {
            // The usual token has ended as well.
            var answer = check(question, gateway.national.token("duty-officer"));
            assertThat(answer.json().get("result").stringValue()).isEqualTo("NO_HIT");
        } finally {
            gateway.clock.forward(Duration.ofDays(-1));
        }
    }

    @Test
    void everyCheckIsRecordedWithoutWhatWasAskedInClear() {
        check("""
                {"vin": "WAUZZZ8K9BA000058", "place": {"text": "GP Horgoš"}, "reason": "border control"}
                """);
        check("{\"vin\": \"wauzzz-8k9ba-OOOO58\", \"reason\": \"again\"}");

        var records = gateway.checks.entries();
        assertThat(records).hasSize(2).allSatisfy(record -> {
            assertThat(record.outcome().isHit()).isFalse();
            assertThat(record.by()).isNotBlank();
            assertThat(record.at()).isEqualTo(GatewayOverHttp.NOW);
            assertThat(record.toString()).doesNotContain("WAUZZZ8K9BA000058");
        });
        assertThat(records.getFirst().place())
                .hasValueSatisfying(place -> assertThat(place.text()).isEqualTo("GP Horgoš"));
        assertThat(records).extracting(Checks.Entry::why).containsExactly("border control", "again");
        assertThat(records.get(0).asked()).isEqualTo(records.get(1).asked());
        assertThat(records.get(0).asked().getFirst().hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void theOwnerOfAnAlertThatIsMetIsToldWhatWasSeen() {
        var received = AlertsOfOthers.ofBosnia("K77-M-901");
        gateway.alerts.receive(received);
        gateway.checks.learn();

        var answer = check("""
                {"plate": "K77M901", "place": {"text": "Loznica"}, "reason": "traffic control", "occupants": "two men",
                 "actionTaken": "observed"}
                """);

        var id = received.alert().id();
        assertThat(of(answer, id.toString())).isNotNull();
        var act = gateway.checks.said().stream()
                .filter(said -> said.key().subject().equals(id.toString()))
                .findFirst()
                .orElseThrow();
        var record = gateway.checks.entries().getLast();
        assertThat(act.key()).hasToString(id + "/RS/" + record.id());
        assertThat(act.topics())
                .containsExactly(TopicName.inbox(GatewayOverHttp.BA), TopicName.inbox(GatewayOverHttp.RS));
        var event = EventEncoding.decode(act.event().bytes());
        assertThat(event.getSighting().getOccupants()).isEqualTo("two men");
        assertThat(event.getSighting().getPlace().getText()).isEqualTo("Loznica");
        assertThat(event.getSighting().getMatchedOn()).isNotEmpty();
        assertThat(event.toString()).doesNotContain(record.by());
    }

    @Test
    void aFragmentThatFitsAndAnOwnAlertAreToldToNobody() {
        issueVehicle("WAUZZZ8K9BA000066", "VR 006-AA");

        check("{\"vin\": \"WAUZZZ8K9BA000066\", \"reason\": \"control\"}");
        gateway.alerts.receive(AlertsOfOthers.ofBosnia());
        gateway.checks.learn();
        check("{\"plate\": \"A12B?45\", \"reason\": \"control\"}");

        assertThat(gateway.checks.entries())
                .hasSize(2)
                .allMatch(record -> record.outcome().isHit());
        assertThat(gateway.checks.said()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var answer = check("""
                {"vin": "ab", "plate": {"number": "!"}, "document": {"number": "12", "issuer": "Serbia"}, "container": "7",
                 "person": {"givenNames": "Marko", "dateOfBirth": "yesterday"}, "place": {}, "colour": "red"}
                """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).endsWith("invalid-request");
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder(
                        "/vin",
                        "/plate/number",
                        "/document/number",
                        "/document/issuer",
                        "/container",
                        "/person/familyName",
                        "/person/dateOfBirth",
                        "/place/text",
                        "/reason",
                        "/colour");
    }

    @ParameterizedTest
    @CsvSource({"123, 456, yesterday", "'', ?, 84", "Petrović!, '', 1984-13"})
    void everyFaultOfAPersonIsToldAtOnce(String familyName, String givenNames, String dateOfBirth) {
        var answer = check("""
                {"vin": "000017", "person": {"familyName": "%s", "givenNames": "%s", "dateOfBirth": "%s"}, "reason": "control"}
                """.formatted(familyName, givenNames, dateOfBirth));

        assertThat(answer.pointers())
                .containsExactlyInAnyOrder("/person/familyName", "/person/givenNames", "/person/dateOfBirth");
    }

    @Test
    void moreThanTwoGapsInANameAreRefused() {
        assertThat(check("{\"vin\": \"000017\", \"person\": {\"familyName\": \"P?tr?v?ć\"}, \"reason\": \"control\"}")
                        .pointers())
                .containsExactly("/person/familyName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"reason\": \"control\"}", "{\"place\": {\"text\": \"Loznica\"}, \"reason\": \"control\"}"})
    void aCheckNeedsSomethingToLookFor(String body) {
        assertThat(check(body).pointers()).containsExactly("/plate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[]", "\"WAUZZZ8K9BA000017\"", "{\"vin\": \"???0000000000000?\", \"reason\": \"x\"}"})
    void whatIsNoCheckIsRefused(String body) {
        assertThat(check(body).status()).isEqualTo(400);
        assertThat(gateway.checks.entries()).isEmpty();
    }

    @Test
    void beforeItKnowsAllAnInstanceSaysNothing() {
        gateway.checks.setCaughtUp(false);

        var answer = check("{\"vin\": \"WAUZZZ8K9BA000074\", \"reason\": \"control\"}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(answer.body()).doesNotContain("NO_HIT");
    }

    @Test
    void withoutARecordThereIsNoAnswer() {
        gateway.checks.setRecordsAway(true);

        assertThat(check("{\"vin\": \"WAUZZZ8K9BA000082\", \"reason\": \"control\"}")
                        .status())
                .isEqualTo(503);
    }

    @Test
    void whileTheStoreIsAwayNothingIsSaidOfWhatMayBeKnown() {
        issueVehicle("WAUZZZ8K9BA000090", "VR 009-AA");
        gateway.alerts.setUnavailable(true);

        assertThat(check("{\"vin\": \"WAUZZZ8K9BA000090\", \"reason\": \"control\"}")
                        .status())
                .isEqualTo(503);
    }

    @Test
    void dutyOfficersAnalystsAndSystemsMayCheckAndNobodyElse() {
        var question = json("{\"vin\": \"WAUZZZ8K9BA000103\", \"reason\": \"control\"}");

        assertThat(List.of("duty-officer", "analyst", "system"))
                .allMatch(role -> gateway.post(role, CHECKS, question).status() == 200);
        assertThat(List.of("ncp-admin", "dpo", "operator", "hub-analyst"))
                .allMatch(role -> gateway.post(role, CHECKS, question).status() == 403);
    }

    @Test
    void theOwnerReadsWhatWasSeenOfHisAlertNewestFirst() {
        var own = AlertId.parse(issueVehicle("WAUZZZ8K9BA000111", "VR 011-AA")).orElseThrow();
        report(own, "01KA8Z3J5Q0000000000000001", "morning");
        report(own, "01KA8Z3J5Q0000000000000002", "evening");
        var path = "/api/v1/alerts/" + own + "/sightings";

        var first = gateway.get("duty-officer", path + "?limit=1").json();
        var second = gateway.get(
                        "analyst", path + "?limit=1&cursor=" + first.get("next").stringValue())
                .json();

        assertThat(first.at("/items/0/reason").stringValue()).isEqualTo("evening");
        assertThat(first.at("/items/0/country").stringValue()).isEqualTo("RS");
        assertThat(first.at("/items/0/alertId").stringValue()).isEqualTo(own.toString());
        assertThat(first.at("/items/0/matchedOn/0/rule").stringValue()).isEqualTo("EXACT");
        assertThat(second.at("/items/0/reason").stringValue()).isEqualTo("morning");
        assertThat(gateway.get("duty-officer", path + "?limit=0&colour=red").pointers())
                .containsExactlyInAnyOrder("/limit", "/colour");
    }

    @Test
    void whoIsNotTheOwnerReadsNoSightings() {
        var received = AlertsOfOthers.ofBosnia();
        gateway.alerts.receive(received);

        assertThat(List.of(received.alert().id().toString(), "RS-01JZZZZZZZZZZZZZZZZZZZZZZZ", "nonsense"))
                .allMatch(id -> gateway.get("duty-officer", "/api/v1/alerts/" + id + "/sightings")
                                .status()
                        == 404);
    }

    @Test
    void checksAndSightingsAreDocumented() {
        var api = gateway.send("GET", "/v3/api-docs", "", List.of()).json();

        assertThat(api.at("/paths/~1api~1v1~1checks/post/requestBody/content/application~1json/schema/$ref")
                        .stringValue())
                .endsWith("/CheckRequest");
        assertThat(api.at("/components/schemas/CheckRequest/required")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactly("reason");
        assertThat(api.at("/components/schemas/CheckRequest/properties/plate/oneOf"))
                .hasSize(2);
        assertThat(api.at("/paths/~1api~1v1~1checks/post/responses/200/content/application~1json/schema/$ref")
                        .stringValue())
                .endsWith("/CheckAnswer");
        assertThat(api.at("/components/schemas/Sighting/properties/occupants").isObject())
                .isTrue();
        assertThat(api.at("/paths/~1api~1v1~1alerts~1{id}~1sightings/get/responses/200")
                        .isObject())
                .isTrue();
    }

    /** What a check of this alert would have told of it. */
    private void report(AlertId alert, String ulid, String reason) {
        check("{\"vin\": \"WAUZZZ8K9BA000111\", \"reason\": \"" + reason + "\"}");
        var found = gateway.checks.entries().getLast().outcome().found().getFirst();
        gateway.checks.keep(
                List.of(new Sighting(alert, GatewayOverHttp.RS, ulid, gateway.checks.sightingOf(found, reason))));
    }

    private Answer check(String body) {
        return check(body, gateway.token("duty-officer"));
    }

    private Answer check(String body, String token) {
        return gateway.send(
                "POST", CHECKS, body, List.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
    }

    private String issueVehicle(String vin, String plate) {
        var id = gateway.issue(vehicle(vin, plate, "2030-01-01T00:00:00Z")).id();
        gateway.checks.learn();
        return id;
    }

    private static ObjectNode vehicle(String vin, String plate, String validUntil) {
        return GatewayOverHttp.example("stolen-vehicle", alert -> {
            alert.put("validUntil", validUntil);
            var content = (ObjectNode) alert.get("content");
            content.put("vin", vin);
            ((ObjectNode) content.get("plate")).put("number", plate);
        });
    }

    private static JsonNode of(Answer answer, String id) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .get("alerts")
                .valueStream()
                .filter(alert -> alert.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not among the alerts found"));
    }
}
