package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.smuggling;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.soon;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main story: an officer registers an alert once, and all who may know it have it. */
@ExtendWith(SharedExchange.class)
class GroupAlertIT {

    private final Exchange exchange;

    GroupAlertIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void serbiaIssuesAnAlertAndTheWholeGroupSeesIt() {
        exchange.officerOf("RS").issues(stolenVehicle()).isSoonSeenBy("RS", "BA", "ME");
    }

    @Test
    void everyCountryIsHeardByTheOthers() {
        exchange.officerOf("BA").issues(smuggling("drugs")).isSoonSeenBy("RS", "ME");
        exchange.officerOf("ME").issues(smuggling("smuggling")).isSoonSeenBy("RS", "BA");
    }

    @Test
    void anAlertForNamedCountriesIsSeenByEachOfThem() {
        exchange.officerOf("RS").issues(stolenVehicle().to("BA", "ME")).isSoonSeenBy("RS", "BA", "ME");
    }

    @Test
    void whatArrivesIsWhatWasIssued() {
        var draft = stolenVehicle();
        var issued = exchange.officerOf("RS").issues(draft).isSoonSeenBy("BA");

        var received = exchange.officerOf("BA").reads(issued.id()).json();
        assertThat(received.required("owner").asString()).isEqualTo("RS");
        assertThat(received.required("status").asString()).isEqualTo("ACTIVE");
        assertThat(received.required("nationalReference").asString()).isEqualTo(draft.nationalReference());
        assertThat(received.required("content")).isEqualTo(issued.json().required("content"));
        assertThat(received.has("publication"))
                .as("how far it got is the owner's business")
                .isFalse();
    }

    @Test
    void theOwnerSeesThatHisAlertIsPublished() {
        var rs = exchange.officerOf("RS");
        var issued = rs.issues(stolenVehicle());

        soon(() -> assertThat(
                        rs.reads(issued.id()).json().required("publication").asString())
                .isEqualTo("PUBLISHED"));
    }

    @Test
    void aVehicleIsFoundInAnySpellingOfItsNumbers() {
        var draft = stolenVehicle();
        var issued = exchange.officerOf("RS").issues(draft).isSoonSeenBy("BA");
        var ba = exchange.officerOf("BA");

        var cyrillicLookAlikes = draft.plate().replace('C', 'С').replace('B', 'В');
        var withSeparators =
                "cb-" + draft.mark().substring(0, 4) + " * " + draft.mark().substring(4);
        var vinWithConfusedLetters = draft.vin().toLowerCase(Locale.ROOT).replace('0', 'o');
        for (var spelling : new String[] {cyrillicLookAlikes, withSeparators, vinWithConfusedLetters, draft.vin()}) {
            assertThat(ba.searches("q=" + URLEncoder.encode(spelling, StandardCharsets.UTF_8))
                            .hasStatus(200)
                            .ids())
                    .as(spelling)
                    .containsExactly(issued.id());
        }
    }

    @Test
    void searchNarrowsAndPagesThroughWhatACountryMaySee() {
        var first = exchange.officerOf("RS").issues(stolenVehicle());
        var second = exchange.officerOf("RS").issues(stolenVehicle()).isSoonSeenBy("ME");
        var me = exchange.officerOf("ME");
        first.isSoonSeenBy("ME");

        var filter = "workingGroup=stolen-vehicles&type=STOLEN_VEHICLE&status=ACTIVE&origin=RS&limit=1";
        var page = me.searches(filter);
        var next = page.json().required("next").asString();
        assertThat(page.ids()).containsExactly(second.id());
        assertThat(me.searches(filter + "&cursor=" + next).ids()).containsExactly(first.id());
        assertThat(me.searches("workingGroup=drugs&limit=200").ids()).doesNotContain(first.id(), second.id());
    }
}
