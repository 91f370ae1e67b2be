package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;

import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Issued, amended, withdrawn. */
@ExtendWith(SharedExchange.class)
class LifecycleIT {

    private static final String ALERTS = "/api/v1/alerts/";

    private final Exchange exchange;
    private final Officer rs;

    LifecycleIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
    }

    @Test
    void anAmendmentIsTheNextVersionForEverybody() {
        var draft = stolenVehicle();
        var issued = rs.issues(draft);

        var amended = rs.amends(issued, draft.inColour("red")).isSoonSeenBy("BA", "ME");

        assertThat(amended.version()).isEqualTo(2);
        assertThat(exchange.officerOf("BA")
                        .reads(issued.id())
                        .json()
                        .at("/content/colour")
                        .asString())
                .isEqualTo("red");
    }

    @Test
    void nobodyOverwritesWhatHeHasNotSeen() {
        var draft = stolenVehicle();
        var issued = rs.issues(draft);
        rs.amends(issued, draft.inColour("red"));

        rs.put(ALERTS + issued.id(), draft.inColour("blue").json(), "If-Match", issued.entityTag())
                .isProblem(412, "stale-version");
        rs.put(ALERTS + issued.id(), draft.inColour("blue").json()).isProblem(428, "precondition-required");
    }

    @Test
    void aWithdrawnAlertIsKnownAsSuchAndChangesNoMore() {
        var draft = stolenVehicle();
        var withdrawn = rs.withdraws(rs.issues(draft)).isSoonSeenBy("BA", "ME");

        assertThat(exchange.officerOf("ME")
                        .reads(withdrawn.id())
                        .json()
                        .required("status")
                        .asString())
                .isEqualTo("WITHDRAWN");
        rs.put(ALERTS + withdrawn.id(), draft.json(), "If-Match", withdrawn.entityTag())
                .isProblem(409, "alert-not-active");
    }

    @Test
    void onlyTheOwnerChangesAnAlert() {
        var draft = stolenVehicle();
        var issued = rs.issues(draft).isSoonSeenBy("BA");

        var ba = exchange.officerOf("BA");
        assertThat(ba.put(ALERTS + issued.id(), draft.json(), "If-Match", issued.entityTag())
                        .status())
                .isIn(403, 404);
        assertThat(ba.post(ALERTS + issued.id() + "/withdrawal", "{\"reason\": \"a guess\"}")
                        .status())
                .isIn(403, 404);
    }

    @Test
    void theHistoryTellsEveryVersionInOrder() {
        var draft = stolenVehicle();
        var amended = rs.amends(rs.issues(draft), draft.inColour("red"));
        var withdrawn = rs.withdraws(amended).isSoonSeenBy("BA");

        assertThat(rs.readsHistoryOf(withdrawn.id()).hasStatus(200).items())
                .extracting(entry -> "%d %s"
                        .formatted(
                                entry.required("version").asInt(),
                                entry.required("kind").asString()))
                .containsExactly("1 ALERT_ISSUED", "2 ALERT_AMENDED", "3 ALERT_WITHDRAWN");
        assertThat(exchange.officerOf("BA").readsHistoryOf(withdrawn.id()).items())
                .extracting(entry -> entry.required("version").asInt())
                .contains(3)
                .isSorted();
    }
}
