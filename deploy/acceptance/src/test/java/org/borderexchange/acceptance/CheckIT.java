package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.smuggling;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.AFTER_AN_OUTAGE;
import static org.borderexchange.acceptance.story.Eventually.soon;
import static org.borderexchange.acceptance.story.Eventually.within;

import java.util.List;
import org.borderexchange.acceptance.story.Alert;
import org.borderexchange.acceptance.story.Answer;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.FeedEvent;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An officer at the border asks: is this known? */
@ExtendWith(SharedExchange.class)
class CheckIT {

    private final Exchange exchange;
    private final Officer rs;
    private final Officer ba;

    CheckIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
        this.ba = exchange.officerOf("BA");
    }

    @Test
    void whatNobodySeeksIsNoHit() {
        var unknown = ba.checks(plate(stolenVehicle().plate())).hasStatus(200).json();

        assertThat(unknown.required("result").asString()).isEqualTo("NO_HIT");
        assertThat(unknown.required("alerts").isEmpty()).isTrue();
    }

    @Test
    void aHitSaysWhoseItIsWhatToDoAndWhy() {
        var car = stolenVehicle();
        var stolen = rs.issues(car).isSoonSeenBy("BA");

        var hit = ba.checks(plate(car.plateInCyrillic())).hasStatus(200).json();

        assertThat(hit.required("result").asString()).isEqualTo("HIT");
        var alert = hit.required("alerts").required(0);
        assertThat(alert.required("id").asString()).isEqualTo(stolen.id());
        assertThat(alert.required("owner").asString()).isEqualTo("RS");
        assertThat(alert.required("type").asString()).isEqualTo("STOLEN_VEHICLE");
        assertThat(alert.required("actionToTake").asString()).isEqualTo("SEIZE");
        assertThat(alert.required("strength").asString()).isEqualTo("NORMALISED");
        assertThat(alert.required("matchedOn").required(0).required("kind").asString())
                .isEqualTo("PLATE");
    }

    @Test
    void aVinIsFoundByWhatCouldBeReadOfIt() {
        var car = stolenVehicle();
        var stolen = rs.issues(car).isSoonSeenBy("BA");
        var vin = car.vin();

        for (var reading : List.of(
                vin,
                vin.toLowerCase(java.util.Locale.ROOT),
                vin.replace('0', 'O'),
                vin.substring(0, 15),
                vin.substring(11),
                vin.substring(0, 12) + "?" + vin.substring(13))) {
            assertThat(idsIn(ba.checks(vin(reading)))).as(reading).contains(stolen.id());
        }
        var another = vin.substring(0, 16) + (vin.endsWith("1") ? "2" : "1");
        assertThat(idsIn(ba.checks(vin(another))))
                .as("a complete VIN matches only itself")
                .doesNotContain(stolen.id());
    }

    @Test
    void whatACountryMayNotKnowIsNoHitForIt() {
        var draft = smuggling("firearms");
        rs.issues(draft).isSoonSeenBy("BA");

        assertThat(idsIn(ba.checks(plate(draft.plate())))).hasSize(1);
        assertThat(exchange.officerOf("ME")
                        .checks(plate(draft.plate()))
                        .hasStatus(200)
                        .json()
                        .required("result")
                        .asString())
                .isEqualTo("NO_HIT");
    }

    @Test
    void whatWasWithdrawnOrLostIsNoHitAnyMore() {
        var found = stolenVehicle();
        rs.withdraws(rs.issues(found).isSoonSeenBy("BA"));
        var narrowed = stolenVehicle();
        rs.amends(rs.issues(narrowed).isSoonSeenBy("BA"), narrowed.to("ME"));

        for (var draft : List.of(found, narrowed)) {
            soon(() -> assertThat(idsIn(ba.checks(plate(draft.plate())))).isEmpty());
        }
    }

    @Test
    void theOwnerLearnsWhereItWasSeen() {
        var car = stolenVehicle();
        var stolen = rs.issues(car).isSoonSeenBy("BA");

        ba.checks("""
                {"plate": {"number": "%s"}, "place": {"text": "GP Karakaj", "latitude": 44.42, "longitude": 19.11},
                 "reason": "border control", "itinerary": "Beograd to Sarajevo", "occupants": "one man"}
                """.formatted(car.plate())).hasStatus(200);

        soon(() -> assertThat(sightingsOf(stolen)).hasSize(1));
        assertThat(sightingsOf(stolen).getFirst().text())
                .contains("GP Karakaj", "border control", "Beograd to Sarajevo", "\"BA\"");
        var listed = rs.get("/api/v1/alerts/" + stolen.id() + "/sightings").hasStatus(200);
        assertThat(listed.items()).hasSize(1);
        ba.get("/api/v1/alerts/" + stolen.id() + "/sightings").isProblem(404, "not-found");
        assertThat(exchange.deskOf("ME").shown())
                .noneMatch(event -> event.text().contains("GP Karakaj"));
    }

    @Test
    void aCheckWithoutReasonOrIdentifierIsToldSo() {
        assertThat(ba.checks("{\"vin\": \"WVGZZZ5NZ????????\", \"speed\": 80}")
                        .hasStatus(400)
                        .pointers())
                .contains("/reason", "/vin", "/speed");
        ba.checks("{\"reason\": \"border control\"}").hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpo", "ncp-admin"})
    void whoHasNoPartInPoliceWorkMayNotCheck(String role) {
        exchange.callerAt("BA", "BA", role).post("/api/v1/checks", plate("CB1")).isProblem(403, "forbidden");
    }

    @Test
    void theHubAndKafkaMayBeAway() {
        var car = stolenVehicle();
        var stolen = rs.issues(car).isSoonSeenBy("BA");
        var broker = exchange.stack().broker();
        broker.stop();
        try {
            assertThat(idsIn(ba.checks(plate(car.plate())))).containsExactly(stolen.id());
            assertThat(idsIn(ba.checks(plate(stolenVehicle().plate())))).isEmpty();
        } finally {
            broker.start();
        }
        within(AFTER_AN_OUTAGE, () -> assertThat(sightingsOf(stolen)).hasSize(1));
    }

    private List<FeedEvent> sightingsOf(Alert alert) {
        return exchange.deskOf("RS").shownOf(alert.id()).stream()
                .filter(event -> event.kind().equals("SIGHTING_REPORTED"))
                .toList();
    }

    private static String plate(String number) {
        return "{\"plate\": {\"number\": \"%s\"}, \"reason\": \"border control\"}".formatted(number);
    }

    private static String vin(String reading) {
        return "{\"vin\": \"%s\", \"reason\": \"border control\"}".formatted(reading);
    }

    private static List<String> idsIn(Answer answer) {
        return answer.hasStatus(200)
                .json()
                .required("alerts")
                .valueStream()
                .map(alert -> alert.required("id").asString())
                .toList();
    }
}
