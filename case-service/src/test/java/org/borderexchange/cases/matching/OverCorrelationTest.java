package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.borderexchange.schemas.topic.HitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverCorrelationTest {

    private static final int LIMIT = 5;
    private static final String VIN = "WVGAV7AX9BW549850";
    private static final String KEY = "CHASSIS:CONFUSABLE:" + VIN;

    private final TestHub hub = new TestHub(new TestExchange(), LIMIT);

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aValueThatTooManyShareMakesNoFurtherHits() {
        hub.tell(alerts(LIMIT));
        int told = hub.toldTo("BA").size();

        hub.tell(Told.by("BA").vin(VIN), Told.by("BA").vin(VIN));

        assertThat(told).isEqualTo(LIMIT * (LIMIT - 1) / 2);
        assertThat(hub.toldTo("BA")).hasSize(told);
        assertThat(hub.<Integer>store(MatchingTopology.TALLIES).get(KEY)).isEqualTo(LIMIT + 2);
        assertThat(hub.<Long>store(MatchingTopology.OVER_LIMIT).get(KEY)).isEqualTo(TestHub.NOW.toEpochMilli());
    }

    @Test
    void otherValuesOfTheSameAlertsStillMatch() {
        hub.tell(alerts(LIMIT + 1));
        var one = Told.by("BA").vin(VIN).plate("BG1234AB", "RS");
        var other = Told.by("RS").vin(VIN).plate("BG1234AB", "RS");

        hub.tell(one, other);

        assertThat(hub.lastTo("RS", HitId.of(one.id(), other.id()))).isPresent();
    }

    @Test
    void aValueIsOfUseAgainWhenEnoughOfItsAlertsAreGone() {
        var alerts = alerts(LIMIT + 1);
        hub.tell(alerts);
        hub.tell(alerts[0].withdrawn(), alerts[1].withdrawn());
        var next = Told.by("RS").vin(VIN);

        hub.tell(next);

        assertThat(hub.<Long>store(MatchingTopology.OVER_LIMIT).get(KEY)).isNull();
        assertThat(hub.lastTo("RS", HitId.of(next.id(), alerts[2].id()))).isPresent();
    }

    @Test
    void whatCameWhileTooManySharedAValueMeetsWhenFewEnoughAreLeft() {
        var alerts = alerts(LIMIT);
        var sixth = Told.by("BA").vin(VIN);
        var seventh = Told.by("RS").vin(VIN);
        hub.tell(alerts);
        hub.tell(sixth, seventh);
        assertThat(hub.lastTo("RS", HitId.of(seventh.id(), alerts[4].id()))).isEmpty();

        hub.tell(alerts[0].withdrawn(), alerts[1].amended().vin("WAUZZZ8K9BA012345"));

        assertThat(hub.lastTo("RS", HitId.of(seventh.id(), alerts[4].id()))).isPresent();
        assertThat(hub.lastTo("RS", HitId.of(seventh.id(), sixth.id()))).isPresent();
        assertThat(hub.lastTo("BA", HitId.of(alerts[4].id(), sixth.id()))).isPresent();
        assertThat(hub.toldTo("RS")).hasSize(LIMIT - 1);
    }

    @Test
    void whatIsPostedTwiceCountsOnce() {
        var alerts = new ArrayList<>(List.of(alerts(LIMIT)));
        alerts.add(alerts.getLast().amended().make("Skoda"));
        alerts.add(alerts.getLast());

        hub.tell(alerts.toArray(Told[]::new));

        assertThat(hub.<Integer>store(MatchingTopology.TALLIES).get(KEY)).isEqualTo(LIMIT);
    }

    @Test
    void whatIsCountedGoesWithItsAlert() {
        var alert = Told.by("RS").vin(VIN);

        hub.tell(alert, alert.withdrawn());

        try (var left = hub.<Integer>store(MatchingTopology.TALLIES).all()) {
            assertThat(left).isExhausted();
        }
        try (var left = hub.store(MatchingTopology.POSTINGS).all()) {
            assertThat(left).isExhausted();
        }
    }

    private static Told[] alerts(int count) {
        var alerts = new Told[count];
        for (int i = 0; i < count; i++) {
            alerts[i] = Told.by("BA").vin(VIN);
        }
        return alerts;
    }
}
