package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.borderexchange.schemas.matching.Comparison;
import org.borderexchange.schemas.matching.MatchPolicy;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.HitStatus;
import org.borderexchange.schemas.wire.StolenVehicle;
import org.junit.jupiter.api.Test;

class RulingTest {

    private static final String VIN = "WVGAV7AX9BW549850";
    private static final CountryCode RS = new CountryCode("RS");
    private static final CountryCode BA = new CountryCode("BA");

    private final TestExchange exchange = new TestExchange();
    private final Disclosure disclosure = new Disclosure(exchange::directory, Clock.fixed(TestHub.NOW, ZoneOffset.UTC));
    private final Ruling ruling = new Ruling(new Comparison(MatchPolicy.DEFAULT), disclosure);

    private final Told serbian = Told.by("RS").vin(VIN);
    private final Told bosnian = Told.by("BA").vin(VIN);
    private final HitId hit = HitId.of(serbian.id(), bosnian.id());

    @Test
    void versionTimeAndIdFollowFromTheInputsAlone() {
        var pair = pair(serbian.amended().amended(), bosnian.amended());

        var told = to(RS, ruling.of(hit, pair));

        assertThat(told.event().getVersion()).isEqualTo(4);
        assertThat(told.event().getTime())
                .isEqualTo(serbian.amended().amended().event().getTime());
        assertThat(told.event().getEventId())
                .isEqualTo(EventId.derived(Instant.ofEpochMilli(told.event().getTime()), hit + "/RS/4"));
        assertThat(to(RS, ruling.of(hit, pair))).isEqualTo(told);
    }

    @Test
    void whatWasPublishedOnTheSameVersionsStaysThoughTheRulesHaveChanged() {
        var pair = published(pair(serbian, bosnian));
        var strict = new Ruling(new Comparison(new MatchPolicy(Map.of(), 1, 1)), disclosure);

        assertThat(strict.of(hit, pair)).isEmpty();
    }

    @Test
    void whatWasPublishedOnNewerVersionsWaitsForThem() {
        var published = published(pair(serbian.amended(), bosnian)).published();
        var earlier = pair(serbian, bosnian);

        assertThat(ruling.of(hit, new Pair(earlier.alerts(), Map.of(), published)))
                .isEmpty();
    }

    @Test
    void aVersionIsNeverUsedTwice() {
        var once = published(pair(serbian, bosnian));
        var lapsed = published(once.after(serbian.withdrawn().event()).orElseThrow());

        assertThat(to(RS, lapsed.published()).event().getVersion()).isEqualTo(2);
        assertThat(to(RS, lapsed.published()).hit())
                .hasValueSatisfying(told -> assertThat(told.getStatus()).isEqualTo(HitStatus.LAPSED));
    }

    @Test
    void aHitOfWhichNobodyWasToldDoesNotLapseEither() {
        assertThat(ruling.of(hit, pair(serbian.withdrawn(), bosnian))).isEmpty();
    }

    @Test
    void anotherAudienceChangesWhoIsToldAndNotWhat() {
        var before = published(pair(serbian.onlyTo(), bosnian));
        assertThat(before.published()).containsOnlyKeys(RS);

        var news = ruling.of(hit, before.after(serbian.amended().event()).orElseThrow());

        assertThat(to(BA, news).event().getKind()).isEqualTo(EventKind.HIT_RAISED);
        assertThat(to(RS, news).event().getKind()).isEqualTo(EventKind.HIT_CHANGED);
    }

    @Test
    void whatIsSettledIsNotComparedAgain() {
        var settled = published(pair(serbian, bosnian));
        settled.alerts().values().forEach(RulingTest::choke);

        assertThat(ruling.of(hit, settled)).isEmpty();
    }

    @Test
    void whoLosesSightIsToldSoThoughTheRulesChokeOnThePair() {
        var narrowed = serbian.amended().onlyTo("ME").event();
        choke(narrowed);
        var pair = published(pair(serbian, bosnian)).after(narrowed).orElseThrow();

        assertThatThrownBy(() -> ruling.of(hit, pair)).isInstanceOf(NullPointerException.class);
        assertThat(ruling.losses(hit, pair)).containsOnlyKeys(BA);
        assertThat(to(BA, ruling.losses(hit, pair)).hit()).isEmpty();
    }

    @Test
    void whoMayOnlyBeReferredFromNowOnKeepsNoMoreThoughTheRulesChokeOnThePair() {
        var narrowed = serbian.amended().onlyTo("ME").referring().event();
        choke(narrowed);
        var pair = published(pair(serbian, bosnian)).after(narrowed).orElseThrow();

        assertThat(ruling.losses(hit, pair)).containsOnlyKeys(BA);
        assertThat(to(BA, ruling.losses(hit, pair)).hit()).hasValueSatisfying(told -> {
            assertThat(told.getStatus()).isEqualTo(HitStatus.LAPSED);
            assertThat(told.getAlerts().getLast().getId()).isNull();
        });
    }

    @Test
    void whatStandsInAGroupThatCanBeNoneIsItsOwnersAlone() {
        var pair = pair(serbian, bosnian.inGroup("Bad Group"));

        assertThat(ruling.of(hit, pair)).containsOnlyKeys(BA);
        assertThat(ruling.losses(hit, pair)).isEmpty();
    }

    @Test
    void aPairIsOverWhenBothAlertsAreErasedAndEverybodyKnows() {
        var erased = published(pair(serbian, bosnian))
                .after(serbian.erased().event())
                .orElseThrow()
                .after(bosnian.erased().event())
                .orElseThrow();

        assertThat(erased.isOver()).isFalse();
        assertThat(published(erased).isOver()).isTrue();
    }

    /** A vehicle as no reader of the contract makes it. */
    private static void choke(ExchangeEvent event) {
        event.getAlert().setStolenVehicle(new StolenVehicle());
    }

    @Test
    void comparedVersionsAreReadAsTheyWereWritten() {
        var headers = new RecordHeaders();
        headers.add(new Compared(3, 12).header());

        assertThat(Compared.in(headers)).contains(new Compared(3, 12));
        assertThat(new Compared(3, 12).reaches(new Compared(3, 11))).isTrue();
        assertThat(new Compared(3, 12).reaches(new Compared(4, 1))).isFalse();
    }

    private static Published to(CountryCode country, Map<CountryCode, Published> told) {
        return Objects.requireNonNull(told.get(country));
    }

    private static Pair pair(Told... alerts) {
        var pair = Pair.UNKNOWN;
        for (var alert : alerts) {
            pair = pair.after(alert.event()).orElseThrow();
        }
        return pair;
    }

    private Pair published(Pair pair) {
        var told = pair;
        for (var news : ruling.of(hit, pair).entrySet()) {
            told = told.afterPublishing(news.getKey(), news.getValue());
        }
        return told;
    }
}
