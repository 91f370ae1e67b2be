package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.smuggling;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.AFTER_AN_OUTAGE;
import static org.borderexchange.acceptance.story.Eventually.within;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.borderexchange.acceptance.story.Alert;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.FeedEvent;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.borderexchange.local.stack.StackProcess;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a gateway leans on goes away and comes back; the gateway itself is never restarted. */
@ExtendWith(SharedExchange.class)
@Order(Order.DEFAULT + 2)
class OutageIT {

    private final Exchange exchange;
    private final Officer rs;

    OutageIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
    }

    @Test
    void withoutKafkaAlertsAreAcceptedAndLaterDeliveredInOrder() {
        var ids = new ArrayList<String>();
        without(exchange.stack().broker(), () -> {
            IntStream.range(0, 10).forEach(number -> ids.add(issueAndAmendTwice()));
            assertThat(rs.reads(ids.getFirst()).json().required("publication").asString())
                    .isEqualTo("PENDING");
        });

        var desk = exchange.deskOf("BA");
        within(
                AFTER_AN_OUTAGE,
                () -> assertThat(ids)
                        .allSatisfy(id -> assertThat(desk.shownOf(id))
                                .extracting(FeedEvent::version)
                                .containsExactly(1, 2, 3)));
        within(
                AFTER_AN_OUTAGE,
                () -> assertThat(rs.reads(ids.getLast())
                                .json()
                                .required("publication")
                                .asString())
                        .isEqualTo("PUBLISHED"));
    }

    @Test
    void withoutTheRegistryAlertsAreAcceptedAndLaterDelivered() {
        rs.issues(stolenVehicle()).isSoonOnTheDeskOf("BA");
        var toANewTopic = new ArrayList<Alert>();
        without(exchange.stack().registry(), () -> {
            var toAKnownTopic = rs.issues(stolenVehicle());
            // Nothing has been sent from Montenegro to this topic before, so that its gateway must ask the registry.
            toANewTopic.add(exchange.officerOf("ME").issues(smuggling("human-trafficking")));
            toAKnownTopic.isSoonOnTheDeskOf("BA");
        });

        within(
                AFTER_AN_OUTAGE,
                () -> assertThat(toANewTopic)
                        .allMatch(alert -> exchange.deskOf("BA").hasSeen(alert.id(), 1)));
    }

    @Test
    void withoutItsStoreAGatewayPromisesNothingAndRecoversByItself() {
        var before = rs.issues(stolenVehicle()).isSoonSeenBy("BA");
        var pid = exchange.stack().gateway("RS").pid();
        without(exchange.stack().store(), () -> {
            var refused = rs.submits(stolenVehicle()).isProblem(503, "unavailable");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            rs.reads(before.id()).isProblem(503, "unavailable");
        });

        within(AFTER_AN_OUTAGE, () -> rs.submits(stolenVehicle()).hasStatus(201));
        rs.issues(stolenVehicle()).isSoonSeenBy("BA", "ME");
        rs.reads(before.id()).hasStatus(200);
        assertThat(exchange.stack().gateway("RS")).extracting(StackProcess::pid).isEqualTo(pid);
    }

    private static void without(StackProcess process, Runnable story) {
        process.stop();
        try {
            story.run();
        } finally {
            process.start();
        }
    }

    private String issueAndAmendTwice() {
        var draft = stolenVehicle();
        var issued = rs.issues(draft);
        return rs.amends(rs.amends(issued, draft.inColour("red")), draft.inColour("blue"))
                .id();
    }
}
