package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.soon;

import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An amendment may change who may know. */
@ExtendWith(SharedExchange.class)
class AudienceIT {

    private final Exchange exchange;
    private final Officer rs;

    AudienceIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
    }

    @Test
    void whoLosesAnAlertIsToldSoWithoutContentAndCanReadItNoMore() {
        var draft = stolenVehicle().to("BA", "ME");
        var issued = rs.issues(draft).isSoonSeenBy("BA", "ME");

        var narrowed = rs.amends(issued, draft.to("BA").inColour("red")).isSoonSeenBy("BA");

        assertIsErasedAt("ME", narrowed.id(), draft.mark());
    }

    @Test
    void theWholeGroupLosesAnAlertButForTheCountriesThatAreNamed() {
        var draft = stolenVehicle();
        var issued = rs.issues(draft).isSoonSeenBy("BA", "ME");

        rs.amends(issued, draft.to("BA")).isSoonSeenBy("BA");

        assertIsErasedAt("ME", issued.id(), draft.mark());
    }

    @Test
    void whoGainsAnAlertHasItAsItIsNow() {
        var draft = stolenVehicle().to("BA");
        var issued = rs.issues(draft).isSoonSeenBy("BA");

        rs.amends(issued, draft.to("BA", "ME").inColour("green")).isSoonSeenBy("BA", "ME");

        assertThat(exchange.officerOf("ME")
                        .reads(issued.id())
                        .json()
                        .at("/content/colour")
                        .asString())
                .isEqualTo("green");
    }

    @Test
    void anAlertThatIsOpenedToTheWholeGroupIsSeenByAllOfIt() {
        var draft = stolenVehicle().to("BA");
        var issued = rs.issues(draft).isSoonSeenBy("BA");

        rs.amends(issued, draft.toTheWholeGroup()).isSoonSeenBy("BA", "ME");
    }

    @Test
    void whoLostAnAlertMayGetItBackAndSeesAllThatFollows() {
        var draft = stolenVehicle().to("BA", "ME");
        var issued = rs.issues(draft).isSoonSeenBy("BA", "ME");
        var narrowed = rs.amends(issued, draft.to("BA"));
        assertIsErasedAt("ME", issued.id(), draft.mark());

        var widened = rs.amends(narrowed, draft.toTheWholeGroup()).isSoonSeenBy("BA", "ME");
        var recoloured =
                rs.amends(widened, draft.toTheWholeGroup().inColour("blue")).isSoonSeenBy("BA", "ME");
        rs.withdraws(recoloured).isSoonSeenBy("BA", "ME");
    }

    private void assertIsErasedAt(String country, String id, String mark) {
        var officer = exchange.officerOf(country);
        soon(() -> officer.reads(id).isProblem(404, "not-found"));
        officer.readsHistoryOf(id).isProblem(404, "not-found");
        assertThat(officer.searches("limit=200").ids()).doesNotContain(id);
        soon(() -> assertThat(exchange.deskOf(country).shownOf(id).getLast().kind())
                .isEqualTo("ALERT_ERASED"));
        var last = exchange.deskOf(country).shownOf(id).getLast();
        assertThat(last.alert()).isEmpty();
        assertThat(last.text()).doesNotContain(mark);
    }
}
