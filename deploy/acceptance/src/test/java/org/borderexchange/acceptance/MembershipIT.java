package org.borderexchange.acceptance;

import static org.borderexchange.acceptance.story.Draft.smuggling;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.AFTER_AN_OUTAGE;
import static org.borderexchange.acceptance.story.Eventually.soon;
import static org.borderexchange.acceptance.story.Eventually.within;

import java.util.Map;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Membership is data: a new group, a new member and one that leaves need a line in the directory, and no restart. The
 * desks, which begin anew when their country reads other topics than before, are not asked here.
 */
@ExtendWith(SharedExchange.class)
@Order(Order.DEFAULT + 9)
class MembershipIT {

    private static final String GROUP = "environment";
    private static final String SINCE_LONG = "2026-01-01";

    private final Exchange exchange;
    private final Officer rs;
    private final Officer me;

    MembershipIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
        this.me = exchange.officerOf("ME");
    }

    @Test
    void whoJoinsAGroupSeesItsPresentAlertsAndWhoLeavesItSeesNoNewOnes() {
        exchange.decree(GROUP, "SMUGGLING", Map.of("RS", SINCE_LONG, "BA", SINCE_LONG));
        var draft = smuggling(GROUP);
        within(AFTER_AN_OUTAGE, () -> rs.submits(draft).hasStatus(201));
        var withdrawn =
                rs.withdraws(rs.issues(smuggling(GROUP)).isSoonHeldBy("BA")).isSoonHeldBy("BA");
        var before = rs.issues(smuggling(GROUP)).isSoonHeldBy("BA");
        me.reads(before.id()).isProblem(404, "not-found");

        exchange.decree(GROUP, "SMUGGLING", Map.of("RS", SINCE_LONG, "BA", SINCE_LONG, "ME", SINCE_LONG));
        before.isSoonHeldBy("ME");
        withdrawn.isSoonHeldBy("ME");
        me.issues(smuggling(GROUP)).isSoonHeldBy("RS", "BA");

        exchange.decree(GROUP, "SMUGGLING", Map.of("RS", SINCE_LONG, "BA", SINCE_LONG));
        soon(() -> me.submits(smuggling(GROUP)).isProblem(400, "invalid-alert"));
        soon(() -> {
            var after = rs.issues(smuggling(GROUP)).isSoonHeldBy("BA");
            rs.issues(stolenVehicle()).isSoonHeldBy("ME");
            me.reads(after.id()).isProblem(404, "not-found");
        });
    }
}
