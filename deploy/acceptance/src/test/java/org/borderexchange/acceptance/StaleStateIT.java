package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.AFTER_AN_OUTAGE;
import static org.borderexchange.acceptance.story.Eventually.soon;
import static org.borderexchange.acceptance.story.Eventually.within;

import java.util.List;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.FeedEvent;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.borderexchange.acceptance.story.Topics;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A topic keeps the last record of a key. The owner sees to it that this is the present state. */
@ExtendWith(SharedExchange.class)
@Order(Order.DEFAULT + 5)
class StaleStateIT {

    private static final String VEHICLES = "exchange.group.stolen-vehicles.v1";
    private static final String INBOX = "exchange.inbox.ba.v1";

    private final Exchange exchange;
    private final Officer rs;

    StaleStateIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
    }

    @Test
    void anOldVersionThatIsSentLateIsFollowedByThePresentOne() {
        var draft = stolenVehicle();
        var issued = rs.issues(draft);
        rs.amends(issued, draft.inColour("red")).isSoonSeenBy("BA");
        var kafka = exchange.topicsAs("gateway-rs");
        var old = exchange.topicsAs("hub").read(VEHICLES, issued.id()).getFirst();

        kafka.send(Topics.again(old));

        assertPresentStateStandsLast(VEHICLES, issued.id(), 2, 4);
        rs.issues(stolenVehicle()).isSoonSeenBy("BA");
        assertThat(exchange.officerOf("BA")
                        .reads(issued.id())
                        .json()
                        .required("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(exchange.deskOf("BA").shownOf(issued.id()))
                .extracting(FeedEvent::version)
                .containsExactly(1, 2);
    }

    @Test
    void aDatabaseRestoredFromAnOlderBackupCatchesUpWithWhatItsCountrySaid() {
        var draft = stolenVehicle();
        var named = stolenVehicle().to("BA");
        var amendedLater = rs.amends(rs.issues(draft), draft.inColour("red")).isSoonSeenBy("BA");
        var namedLater = rs.issues(named).isSoonSeenBy("BA");
        var backup = exchange.backupOf("RS").take();
        var amended = rs.amends(amendedLater, draft.inColour("blue")).isSoonSeenBy("BA");
        var withdrawn =
                rs.withdraws(rs.amends(namedLater, named.inColour("blue"))).isSoonSeenBy("BA");
        var issuedSince = rs.issues(stolenVehicle()).isSoonSeenBy("BA");
        var gateway = exchange.stack().gateway("RS");
        gateway.stop();

        backup.restore();
        gateway.start();

        for (var present : List.of(amended, withdrawn, issuedSince)) {
            within(
                    AFTER_AN_OUTAGE,
                    () -> assertThat(rs.reads(present.id())
                                    .hasStatus(200)
                                    .json()
                                    .required("version")
                                    .asInt())
                            .isEqualTo(present.version()));
        }
        assertPresentStateStandsLast(VEHICLES, amended.id(), 3, 3);
        assertPresentStateStandsLast(INBOX, withdrawn.id(), 3, 3);
        rs.amends(amended, draft.inColour("green")).isSoonSeenBy("BA", "ME");
        rs.withdraws(issuedSince).isSoonSeenBy("BA", "ME");
    }

    /** @param records at least so many of that key stand there by then */
    private void assertPresentStateStandsLast(String topic, String id, int version, int records) {
        var reader = exchange.outsideReader();
        soon(() -> {
            var standing = exchange.topicsAs("hub").read(topic, id);
            assertThat(standing).hasSizeGreaterThanOrEqualTo(records);
            assertThat(reader.versionOf(standing.getLast().value())).isEqualTo(version);
        });
    }
}
