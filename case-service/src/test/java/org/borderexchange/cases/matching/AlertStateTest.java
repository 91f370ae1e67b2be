package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.schemas.matching.MatchKeys.Posting.BOTH;
import static org.borderexchange.schemas.matching.MatchKeys.Posting.SOUGHT;
import static org.borderexchange.schemas.matching.MatchKeys.Posting.STORED;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertStateTest {

    private final Told alert = Told.by("RS").vin("WVGAV7AX9BW549850");

    @Test
    void theNewerVersionCountsAndTheSameOnceMoreDoesNot() {
        assertThat(AlertState.isNewer(alert.amended().event(), alert.event())).isTrue();
        assertThat(AlertState.isNewer(alert.event(), alert.amended().event())).isFalse();
        assertThat(AlertState.isNewer(alert.event(), alert.event())).isFalse();
        assertThat(AlertState.isNewer(alert.event(), null)).isTrue();
    }

    @Test
    void atOneVersionContentCountsMoreThanItsLoss() {
        assertThat(AlertState.isNewer(alert.event(), alert.lost())).isTrue();
        assertThat(AlertState.isNewer(alert.lost(), alert.event())).isFalse();
    }

    @Test
    void onlyAnActiveAlertIsPosted() {
        assertThat(AlertState.keys(alert.event())).isNotEmpty();
        assertThat(AlertState.keys(alert.withdrawn().event())).isEmpty();
        assertThat(AlertState.keys(alert.erased().event())).isEmpty();
        assertThat(AlertState.keys(null)).isEmpty();
    }

    @Test
    void twoMeetWhereOneSeeksWhatTheOtherStores() {
        var others = Map.of("stores", STORED, "seeks", SOUGHT, "both", BOTH, "self", BOTH);

        assertThat(AlertState.partners("self", SOUGHT, others)).containsExactly("both", "stores");
        assertThat(AlertState.partners("self", STORED, others)).containsExactly("both", "seeks");
        assertThat(AlertState.partners("self", BOTH, others)).containsExactly("both", "seeks", "stores");
    }

    @Test
    void whatIsKeptOfAnAlertMatchesAsTheWholeDoes() {
        var event = alert.plate("BG1234AB", "RS").make("Skoda").event();
        event.getAlert().getStolenVehicle().setDescription("scratch on the left door");

        var kept = Trimmed.of(event);

        assertThat(kept.toString()).doesNotContain("scratch");
        assertThat(AlertState.keys(kept)).isEqualTo(AlertState.keys(event));
    }
}
