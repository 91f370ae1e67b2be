package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.AFTER_AN_OUTAGE;
import static org.borderexchange.acceptance.story.Eventually.soon;
import static org.borderexchange.acceptance.story.Eventually.within;

import java.util.List;
import java.util.stream.IntStream;
import org.borderexchange.acceptance.story.Alert;
import org.borderexchange.acceptance.story.Desk;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.FeedEvent;
import org.borderexchange.acceptance.story.Load;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances of one country's gateway, sharing its database. */
@ExtendWith(SharedExchange.class)
@TestInstance(Lifecycle.PER_CLASS)
@Order(Order.DEFAULT + 4)
class SecondInstanceIT {

    private static final String VEHICLES = "exchange.group.stolen-vehicles.v1";

    private final Exchange exchange;

    SecondInstanceIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @BeforeAll
    void startSecondInstance() {
        exchange.startSecondInstanceOf("RS");
    }

    @AfterAll
    void stopSecondInstance() {
        exchange.stack().gateway("RS", 2).stop();
    }

    @Test
    void versionsMadeAtEitherInstanceArriveInOrderAndOnce() {
        var alerts = IntStream.range(0, 20).mapToObj(number -> changedAtBoth(5)).toList();

        var desk = exchange.deskOf("BA");
        soon(() -> assertThat(alerts)
                .allSatisfy(alert -> assertThat(desk.shownOf(alert.id()))
                        .extracting(FeedEvent::version)
                        .containsExactly(1, 2, 3, 4, 5)));
        Load.assertNothingTwice(desk);
    }

    @Test
    void aDeskAtEitherInstanceSeesTheWholeFeed() {
        try (var first = exchange.openDeskAt("RS", 1);
                var second = exchange.openDeskAt("RS", 2)) {
            var foreign = issue(exchange.officerOf("BA"), 20);
            var own = issue(exchange.officerAt("RS", 2), 20);

            for (var desk : List.of(first, second)) {
                soon(() -> assertThat(foreign).allMatch(alert -> desk.hasSeen(alert.id(), 1)));
                soon(() -> assertThat(own).allMatch(alert -> desk.hasSeen(alert.id(), 1)));
                Load.assertNothingTwice(desk);
            }
        }
    }

    @Test
    void aDeskThatMovesToTheOtherInstanceMissesNothingAndSeesNothingTwice() {
        var desk = exchange.openDeskAt("RS", 1);
        var before = issue(exchange.officerOf("BA"), 20);
        soon(() -> assertThat(before).allMatch(alert -> desk.hasSeen(alert.id(), 1)));
        desk.close();
        var meanwhile = issue(exchange.officerOf("ME"), 20);

        try (var moved = exchange.continueAt("RS", 2, desk)) {
            soon(() -> assertThat(meanwhile).allMatch(alert -> moved.hasSeen(alert.id(), 1)));
            assertThat(ids(moved))
                    .doesNotContainAnyElementsOf(before.stream().map(Alert::id).toList());
            Load.assertNothingTwice(moved);
        }
    }

    @Test
    void anInstanceThatSleptPastItsLeaseDoesNotBringAnOldVersionBack() {
        var sleeper = exchange.stack().gateway("RS", 1);
        var broker = exchange.stack().broker();
        var drafts = IntStream.range(0, 20).mapToObj(number -> stolenVehicle()).toList();
        broker.pause();
        var issued = drafts.stream().map(exchange.officerAt("RS", 1)::issues).toList();
        sleeper.pause();
        try {
            broker.resume();
            var awake = exchange.officerAt("RS", 2);
            var amended = IntStream.range(0, drafts.size())
                    .mapToObj(index ->
                            awake.amends(issued.get(index), drafts.get(index).inColour("red")))
                    .toList();
            within(
                    AFTER_AN_OUTAGE,
                    () -> assertThat(amended)
                            .allMatch(alert -> exchange.deskOf("BA").hasSeen(alert.id(), 2)));
        } finally {
            sleeper.resume();
        }

        within(
                AFTER_AN_OUTAGE,
                () -> exchange.officerAt("RS", 1).get("/api/v1/me").hasStatus(200));
        exchange.officerAt("RS", 1).issues(stolenVehicle()).isSoonSeenBy("BA");
        soon(() -> assertThat(issued)
                .allSatisfy(alert -> assertThat(lastVersionOf(alert)).isEqualTo(2)));
        Load.assertNothingTwice(exchange.deskOf("BA"));
    }

    private Alert changedAtBoth(int versions) {
        var draft = stolenVehicle();
        var alert = exchange.officerAt("RS", 1).issues(draft);
        for (int version = 2; version <= versions; version++) {
            alert = exchange.officerAt("RS", 1 + version % 2).amends(alert, draft.inColour("shade " + version));
        }
        return alert;
    }

    private int lastVersionOf(Alert alert) {
        var last = exchange.topicsAs("hub").read(VEHICLES, alert.id()).getLast();
        return exchange.outsideReader().versionOf(last.value());
    }

    private static List<Alert> issue(Officer officer, int alerts) {
        return IntStream.range(0, alerts)
                .mapToObj(number -> officer.issues(stolenVehicle()))
                .toList();
    }

    private static List<String> ids(Desk desk) {
        return desk.shown().stream().map(FeedEvent::subjectId).toList();
    }
}
