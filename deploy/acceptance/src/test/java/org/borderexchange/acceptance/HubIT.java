package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.smuggling;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.AFTER_AN_OUTAGE;
import static org.borderexchange.acceptance.story.Eventually.soon;
import static org.borderexchange.acceptance.story.Eventually.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.Hit;
import org.borderexchange.acceptance.story.Load;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.borderexchange.acceptance.story.Topics;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The hub is killed, is away, is rebuilt: no hit is lost, nobody is told twice, and the gateways go on without it. */
@ExtendWith(SharedExchange.class)
@Order(Order.DEFAULT + 2)
class HubIT {

    private static final String HITS = "/api/v1/hits/";
    private static final String INBOX = "exchange.inbox.rs.v1";
    private static final String DEAD_LETTERS = "exchange.dead.case-service.v1";

    private final Exchange exchange;
    private final Officer rs;
    private final Officer ba;

    HubIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
        this.ba = exchange.officerOf("BA");
    }

    @Test
    void killedAmidstItsWorkItLosesNoHitAndTellsNoneTwice() {
        var hits = new ArrayList<Hit>();
        var hub = exchange.stack().caseService();

        hits.addAll(pairs(40));
        hub.kill();
        hits.addAll(pairs(20));
        hub.start();
        hits.addAll(pairs(40));

        for (var country : List.of("RS", "BA")) {
            var desk = exchange.deskOf(country);
            within(
                    AFTER_AN_OUTAGE,
                    () -> assertThat(hits)
                            .allSatisfy(
                                    hit -> assertThat(desk.kindsOf(hit.id())).containsExactly("HIT_RAISED")));
            Load.assertNothingTwice(desk);
        }
    }

    @Test
    void whileItIsAwayAlertsAndChecksGoOnAndAfterwardsAllHitsAppear() {
        var hits = new ArrayList<Hit>();
        var hub = exchange.stack().caseService();
        hub.stop();
        try {
            var car = stolenVehicle();
            var stolen = rs.issues(car).isSoonSeenBy("BA");
            ba.checks("{\"plate\": {\"number\": \"%s\"}, \"reason\": \"patrol\"}".formatted(car.plate()))
                    .hasStatus(200);
            hits.add(new Hit("", stolen, ba.issues(smuggling("smuggling").carriedBy(car.plateInCyrillic()))));
        } finally {
            hub.start();
        }

        within(
                AFTER_AN_OUTAGE,
                () -> assertThat(hits)
                        .allSatisfy(hit ->
                                rs.readsHit(Hit.idOf(hit.one(), hit.other())).hasStatus(200)));
    }

    @Test
    void aRebuildFromKafkaTellsTheSameAndNotifiesNobody() {
        var hits = pairs(5);
        var judged = hits.getFirst();
        hits.forEach(hit -> rs.soonHasHit(hit.one(), hit.other()));
        rs.judges(judged, "REJECTED", "a cloned plate").hasStatus(200);
        var caller = exchange.callerAtCaseService("RS", "analyst");
        soon(() -> assertThat(
                        caller.get(HITS + judged.id()).hasStatus(200).json().required("verdicts"))
                .isNotEmpty());
        hits.forEach(hit ->
                within(AFTER_AN_OUTAGE, () -> caller.get(HITS + hit.id()).hasStatus(200)));
        var before = views(hits);
        var toldBefore = hubRecords();
        var operator = exchange.callerAtCaseService("HUB", "operator");

        operator.post("/actuator/rebuild", "{}").hasStatus(202);

        within(AFTER_AN_OUTAGE, () -> {
            var progress = operator.get("/actuator/rebuild").hasStatus(200).json();
            assertThat(progress.required("phase").asString()).isEqualTo("CURRENT");
        });
        within(AFTER_AN_OUTAGE, () -> assertThat(views(hits)).isEqualTo(before));
        var later = pairs(1).getFirst();
        within(AFTER_AN_OUTAGE, () -> rs.readsHit(later.id()).hasStatus(200));
        var told = hubRecords();
        told.keySet().removeIf(key -> key.endsWith(later.id()));
        assertThat(told).isEqualTo(toldBefore);
        caller.post("/actuator/rebuild", "{}").isProblem(403, "forbidden");
    }

    @Test
    void aPoisonousRecordIsSetAsideAndItsNeighboursAreMatched() {
        var forged = exchange.forgerWithKeyOf("RS")
                .signed(INBOX, "RS-01KAAAAAAAAAAAAAAAAAAAAAAA", "not an event".getBytes(StandardCharsets.UTF_8));
        var refusedBefore = exchange.metricsOfCaseService().sum("exchange_events_refused_total");

        exchange.topicsAs("gateway-rs").send(forged);

        var hit = pairs(1).getFirst();
        rs.soonHasHit(hit.one(), hit.other());
        soon(() -> assertThat(exchange.topicsAs("hub").read(DEAD_LETTERS))
                .extracting(letter -> Topics.text(letter.value()))
                .contains("not an event"));
        soon(() -> assertThat(exchange.metricsOfCaseService().sum("exchange_events_refused_total"))
                .isGreaterThan(refusedBefore));
        var operator = exchange.callerAtCaseService("HUB", "operator");
        operator.post("/actuator/deadletters", "{}").hasStatus(200);
        soon(() -> assertThat(exchange.topicsAs("hub").read(DEAD_LETTERS)).hasSizeGreaterThan(1));
    }

    /** That many cars sought by Serbia and reported by Bosnia and Herzegovina, in another spelling. */
    private List<Hit> pairs(int number) {
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < number; i++) {
            var car = stolenVehicle();
            var stolen = rs.issues(car);
            var route = ba.issues(smuggling("smuggling").carriedBy(car.plateInCyrillic()));
            hits.add(new Hit(Hit.idOf(stolen, route), stolen, route));
        }
        return hits;
    }

    private List<JsonNode> views(List<Hit> hits) {
        return hits.stream()
                .flatMap(hit -> List.of("RS", "BA").stream()
                        .map(country -> exchange.callerAtCaseService(country, "analyst")
                                .get(HITS + hit.id())
                                .json()))
                .toList();
    }

    /** How often each hit was told to each country. */
    private TreeMap<String, Integer> hubRecords() {
        var told = new TreeMap<String, Integer>();
        for (var country : List.of("rs", "ba", "me")) {
            exchange.topicsAs("hub")
                    .read("exchange.hub.%s.v1".formatted(country))
                    .forEach(record -> told.merge(country + " " + Topics.keyOf(record), 1, Integer::sum));
        }
        return told;
    }
}
