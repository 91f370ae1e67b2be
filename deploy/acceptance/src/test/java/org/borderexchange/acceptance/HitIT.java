package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.smuggling;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.soon;

import java.util.List;
import org.borderexchange.acceptance.story.Alert;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.Hit;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Serbia seeks a car, Bosnia and Herzegovina reports the same car on a smuggling route: both learn of it, and nobody else. */
@ExtendWith(SharedExchange.class)
class HitIT {

    private static final String HITS = "/api/v1/hits/";

    private final Exchange exchange;
    private final Officer rs;
    private final Officer ba;
    private final Officer me;

    HitIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
        this.ba = exchange.officerOf("BA");
        this.me = exchange.officerOf("ME");
    }

    @Test
    void theSameCarInTwoSpellingsIsAHitForBothOwners() {
        var car = stolenVehicle();
        var stolen = rs.issues(car);
        var route = ba.issues(smuggling("smuggling").carriedBy(car.plateInCyrillic()));

        var hit = rs.soonHasHit(stolen, route);
        ba.soonHasHit(stolen, route);

        var seenByRs = rs.readsHit(hit.id()).json();
        assertThat(alertsOf(seenByRs)).containsExactly(stolen.id(), route.id());
        assertThat(alertsOf(ba.readsHit(hit.id()).json())).containsExactly(route.id(), stolen.id());
        assertThat(seenByRs.required("grade").asString()).isEqualTo("HIT");
        assertThat(seenByRs.required("strength").asString()).isEqualTo("NORMALISED");
        assertThat(seenByRs.required("score").asDouble()).isBetween(0.5, 1.0);
        var matchedOn = seenByRs.required("matchedOn").required(0);
        assertThat(matchedOn.required("kind").asString()).isEqualTo("PLATE");
        assertThat(matchedOn.required("explanation").asString())
                .contains("Cyrillic")
                .doesNotContain(car.mark());
        var other = seenByRs.required("alerts").required(1);
        assertThat(other.required("owner").asString()).isEqualTo("BA");
        assertThat(other.required("workingGroup").asString()).isEqualTo("smuggling");
        assertThat(other.required("type").asString()).isEqualTo("SMUGGLING");
        assertThat(other.required("readable").asBoolean()).isTrue();
        assertThat(other.required("contact").required("phone").asString()).isNotBlank();
        assertThat(rs.listsHits("limit=200").hasStatus(200).ids()).contains(hit.id());
    }

    @Test
    void theDesksOfBothOwnersAreToldOnce() {
        var hit = hitOfRsAndBa();

        for (var country : List.of("RS", "BA")) {
            var desk = exchange.deskOf(country);
            soon(() -> assertThat(desk.kindsOf(hit.id())).containsExactly("HIT_RAISED"));
            assertThat(desk.shownOf(hit.id())
                            .getFirst()
                            .json()
                            .required("hit")
                            .required("id")
                            .asString())
                    .isEqualTo(hit.id());
        }
    }

    @Test
    void whoOwnsNeitherAlertLearnsNothingByAnyRoute() {
        var hit = hitOfRsAndBa();
        hit.one().isSoonSeenBy("ME");
        var absent = "H-00000000000000000000000000";

        assertThat(me.readsHit(hit.id()).isProblem(404, "not-found").body())
                .isEqualTo(me.readsHit(absent).body().replace(absent, hit.id()));
        assertThat(me.listsHits("limit=200").hasStatus(200).body()).doesNotContain(hit.id());
        me.judges(hit, "CONFIRMED", "a guess").isProblem(404, "not-found");
        var meAtTheHub = exchange.callerAtCaseService("ME", "analyst");
        meAtTheHub.get(HITS + hit.id()).isProblem(404, "not-found");
        assertThat(meAtTheHub.get("/api/v1/hits?limit=200").hasStatus(200).body())
                .doesNotContain(hit.id());
        assertThat(exchange.topicsAs("hub").read("exchange.hub.me.v1", hit.id()))
                .isEmpty();
        assertThat(exchange.deskOf("ME").shown())
                .noneMatch(event -> event.text().contains(hit.id()));
    }

    @Test
    void theHubShowsEachCountryItsOwnViewAndItsAnalystsWhatTheWholeGroupsMaySee() {
        var open = hitOfRsAndBa();
        var car = stolenVehicle();
        var restricted = rs.issues(car.to("BA"));
        var route = ba.issues(smuggling("smuggling").carriedBy(car.plate()));
        var closed = rs.soonHasHit(restricted, route);

        for (var hit : List.of(open, closed)) {
            var atTheHub = exchange.callerAtCaseService("BA", "analyst");
            soon(() -> assertThat(atTheHub.get(HITS + hit.id()).hasStatus(200).json())
                    .isEqualTo(ba.readsHit(hit.id()).json()));
        }
        var hubAnalyst = exchange.callerAtCaseService("HUB", "hub-analyst");
        soon(() -> hubAnalyst.get(HITS + open.id()).hasStatus(200));
        hubAnalyst.get(HITS + closed.id()).isProblem(404, "not-found");
    }

    @Test
    void whoMayNotReadTheOtherAlertLearnsNothingOfTheHit() {
        var car = stolenVehicle();
        var secret = rs.issues(car.to("ME"));
        var route = ba.issues(smuggling("smuggling").carriedBy(car.plate()));

        var hit = rs.soonHasHit(secret, route);

        afterALaterHitReached(ba);
        ba.readsHit(hit.id()).isProblem(404, "not-found");
        assertThat(exchange.deskOf("BA").shown())
                .noneMatch(event -> event.text().contains(hit.id()));
    }

    @Test
    void aReferralTellsWhomToCallAndNothingElse() {
        var car = stolenVehicle();
        var secret = rs.issues(car.to("ME").withReferral());
        var route = ba.issues(smuggling("smuggling").carriedBy(car.plate()));

        var hit = ba.soonHasHit(route, secret);

        var seen = ba.readsHit(hit.id());
        var other = seen.json().required("alerts").required(1);
        assertThat(other.propertyNames()).containsExactlyInAnyOrder("owner", "contact", "readable");
        assertThat(other.required("owner").asString()).isEqualTo("RS");
        assertThat(other.required("readable").asBoolean()).isFalse();
        assertThat(seen.body()).doesNotContain(secret.id(), "stolen-vehicles", "STOLEN_VEHICLE");
        ba.reads(secret.id()).isProblem(404, "not-found");
    }

    @Test
    void aHitThatNeitherMaySeeWaitsUntilAnAudienceWidens() {
        var car = stolenVehicle();
        var draft = car.to("ME");
        var secret = rs.issues(draft);
        var route = ba.issues(smuggling("smuggling").carriedBy(car.plate()).to("ME"));
        afterALaterHitReached(ba);
        rs.readsHit(Hit.idOf(secret, route)).isProblem(404, "not-found");
        ba.readsHit(Hit.idOf(secret, route)).isProblem(404, "not-found");

        rs.amends(secret, draft.to("BA", "ME"));

        var hit = ba.soonHasHit(route, secret);
        afterALaterHitReached(rs);
        rs.readsHit(hit.id()).isProblem(404, "not-found");
    }

    @Test
    void whoLosesTheOtherAlertLosesTheHit() {
        var car = stolenVehicle();
        var stolen = rs.issues(car);
        var route = ba.issues(smuggling("smuggling").carriedBy(car.plate()));
        var hit = ba.soonHasHit(route, stolen);

        rs.amends(stolen, car.to("ME"));

        soon(() -> ba.readsHit(hit.id()).isProblem(404, "not-found"));
        rs.readsHit(hit.id()).hasStatus(200);
        soon(() -> assertThat(exchange.callerAtCaseService("BA", "analyst")
                        .get(HITS + hit.id())
                        .status())
                .isEqualTo(404));
    }

    @Test
    void twoAlertsOfOneCountryAreALeadForThatCountryAlone() {
        var car = stolenVehicle();
        var stolen = rs.issues(car);
        var route = rs.issues(smuggling("smuggling").carriedBy(car.plate()));

        var lead = rs.soonHasHit(stolen, route);

        assertThat(rs.readsHit(lead.id()).json().required("grade").asString()).isEqualTo("LEAD");
        afterALaterHitReached(ba);
        ba.readsHit(lead.id()).isProblem(404, "not-found");
    }

    @Test
    void aHitOnAnAlertThatIsWithdrawnLapses() {
        var hit = hitOfRsAndBa();

        rs.withdraws(hit.one());

        for (var officer : List.of(rs, ba)) {
            soon(() -> assertThat(
                            officer.readsHit(hit.id()).json().required("status").asString())
                    .isEqualTo("LAPSED"));
        }
        assertThat(exchange.deskOf("BA").kindsOf(hit.id())).containsExactly("HIT_RAISED", "HIT_CHANGED");
    }

    @Test
    void amendingAnAlertMovesItsIdentifiers() {
        var sought = stolenVehicle();
        var route = ba.issues(smuggling("smuggling").carriedBy(sought.plate()));
        var mistaken = smuggling("smuggling");
        var written = rs.issues(mistaken);

        rs.amends(written, mistaken.carriedBy(sought.plateInCyrillic()));
        var hit = ba.soonHasHit(route, written);
        rs.amends(new Alert(exchange, written.id(), 2, "\"2\"", written.json()), mistaken.carriedBy(mistaken.plate()));

        soon(() -> assertThat(ba.readsHit(hit.id()).json().required("status").asString())
                .isEqualTo("LAPSED"));
    }

    @Test
    void aVerdictTravelsToTheOtherSideAndMayBeAmended() {
        var hit = hitOfRsAndBa();

        var judged = rs.judges(hit, "CONFIRMED", "the engine number agrees")
                .hasStatus(200)
                .json();
        assertThat(verdicts(judged)).containsExactly("RS CONFIRMED");
        soon(() -> assertThat(verdicts(ba.readsHit(hit.id()).json())).containsExactly("RS CONFIRMED"));
        assertThat(ba.readsHit(hit.id()).json().required("version").asInt()).isGreaterThan(hitVersionAtFirst(hit));

        ba.judges(hit, "REJECTED", "another colour").hasStatus(200);
        rs.judges(hit, "REJECTED", "the seal was forged").hasStatus(200);

        for (var officer : List.of(rs, ba)) {
            soon(() -> assertThat(verdicts(officer.readsHit(hit.id()).json()))
                    .containsExactlyInAnyOrder("RS REJECTED", "BA REJECTED"));
        }
        soon(() -> assertThat(exchange.deskOf("BA").kindsOf(hit.id())).contains("VERDICT_GIVEN"));
        soon(() -> assertThat(verdicts(exchange.callerAtCaseService("RS", "analyst")
                        .get(HITS + hit.id())
                        .json()))
                .containsExactlyInAnyOrder("RS REJECTED", "BA REJECTED"));
    }

    @Test
    void aRejectedMatchIsNotRaisedAgainUntilSomethingElseAgrees() {
        var car = stolenVehicle();
        var stolen = rs.issues(car);
        var draft = smuggling("smuggling").carriedBy(car.plateInCyrillic());
        var route = ba.issues(draft);
        var hit = rs.soonHasHit(stolen, route);
        rs.judges(hit, "REJECTED", "a cloned plate").hasStatus(200);
        soon(() -> assertThat(verdicts(ba.readsHit(hit.id()).json())).containsExactly("RS REJECTED"));

        var amended = ba.amends(route, draft.with("offence", "smuggling of firearms"));
        afterALaterHitReached(ba);
        assertThat(exchange.deskOf("RS").kindsOf(hit.id())).containsOnlyOnce("HIT_RAISED");

        ba.amends(amended, draft.inVehicle(car.vin()));

        soon(() -> assertThat(exchange.deskOf("RS").kindsOf(hit.id()).stream().filter("HIT_RAISED"::equals))
                .hasSize(2));
        assertThat(rs.readsHit(hit.id())
                        .json()
                        .required("verdicts")
                        .required(0)
                        .path("outdated")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aBadVerdictIsToldEveryFaultAtOnce() {
        var hit = hitOfRsAndBa();

        var refused = rs.post(HITS + hit.id() + "/verdict", "{\"verdict\": \"PERHAPS\", \"mood\": \"good\"}");

        refused.hasStatus(400);
        assertThat(refused.pointers()).containsExactlyInAnyOrder("/verdict", "/reason", "/mood");
        exchange.callerAt("RS", "RS", "analyst")
                .post(HITS + hit.id() + "/verdict", "{\"verdict\": \"CONFIRMED\", \"reason\": \"seen\"}")
                .isProblem(403, "forbidden");
    }

    private Hit hitOfRsAndBa() {
        var car = stolenVehicle();
        var stolen = rs.issues(car);
        var route = ba.issues(smuggling("smuggling").carriedBy(car.plate()));
        ba.soonHasHit(route, stolen);
        return rs.soonHasHit(stolen, route);
    }

    /** What was to come before it would have come by now. */
    private void afterALaterHitReached(Officer officer) {
        var car = stolenVehicle();
        officer.soonHasHit(rs.issues(car), ba.issues(smuggling("smuggling").carriedBy(car.plate())));
    }

    private static int hitVersionAtFirst(Hit hit) {
        return hit.one().version() + hit.other().version() - 1;
    }

    private static List<String> alertsOf(JsonNode hit) {
        return hit.required("alerts")
                .valueStream()
                .map(alert -> alert.required("id").asString())
                .toList();
    }

    private static List<String> verdicts(JsonNode hit) {
        return hit.required("verdicts")
                .valueStream()
                .map(verdict -> verdict.required("country").asString() + " "
                        + verdict.required("verdict").asString())
                .toList();
    }
}
