package org.borderexchange.notification.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borderexchange.notification.TestExchange;
import org.borderexchange.notification.Told;
import org.borderexchange.notification.event.Telling.Matter;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.Audience;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.Test;

class SightTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Reader RS = new Reader("RS");
    private static final Reader BA = new Reader("BA");
    private static final Reader ME = new Reader("ME");

    private final TestExchange exchange = new TestExchange();
    private final Map<String, Standing> held = new HashMap<>();
    private final Sight sight = new Sight(this::find, exchange::directory, CLOCK);

    private Map<String, Standing> find(Collection<String> ids) {
        var found = new HashMap<>(held);
        found.keySet().retainAll(ids);
        return found;
    }

    private Telling tell(TopicName topic, ExchangeEvent event) {
        var telling = Telling.of(Matter.ALERT, topic, EventKey.ofState(event.getSubjectId()), event);
        Standing.of(telling).ifPresent(standing -> held.put(standing.id(), standing));
        return telling;
    }

    @Test
    void anAlertToTheWholeGroupIsForItsMembersAndForTheHubsAnalysts() {
        var telling = tell(TestExchange.DRUGS, Told.alert("RS", NOW));

        assertThat(sight.readers(telling)).containsExactlyInAnyOrder(RS, BA, ME, Reader.HUB);
        assertThat(sight.mayKnow(ME, telling.subject())).isTrue();
        assertThat(sight.mayKnow(Reader.HUB, telling.subject())).isTrue();
    }

    @Test
    void ofAnAlertToAGroupOfOthersACountryLearnsNothing() {
        var alert = Told.alert("RS", NOW);
        alert.getAlert().setWorkingGroup("firearms");
        var telling = tell(TestExchange.FIREARMS, alert);

        assertThat(sight.readers(telling)).containsExactlyInAnyOrder(RS, BA, Reader.HUB);
        assertThat(sight.mayKnow(ME, telling.subject())).isFalse();
    }

    @Test
    void anAlertToNamedCountriesIsForThemAndItsOwnerAlone() {
        var alert = Told.alert("RS", NOW);
        Told.audience(alert, "BA");
        var telling = tell(TestExchange.inbox("BA"), alert);

        assertThat(sight.readers(telling)).containsExactly(BA);
        assertThat(sight.mayKnow(RS, telling.subject())).isTrue();
        assertThat(sight.mayKnow(ME, telling.subject())).isFalse();
        assertThat(sight.mayKnow(Reader.HUB, telling.subject())).isFalse();
    }

    @Test
    void whoeverLosesAnAlertMayNotKnowOfItAnyMore() {
        var alert = Told.alert("RS", NOW);
        tell(TestExchange.DRUGS, alert);
        var narrowed = Told.amended(alert, changed -> changed.setAudience(new Audience(false, List.of("BA"))));
        tell(TestExchange.inbox("ME"), Told.erased(narrowed));

        assertThat(sight.mayKnow(ME, alert.getSubjectId()))
                .as("told of the erasure before the new audience is heard")
                .isFalse();

        tell(TestExchange.inbox("RS"), narrowed);
        assertThat(sight.mayKnow(ME, alert.getSubjectId())).isFalse();
        assertThat(sight.mayKnow(BA, alert.getSubjectId())).isTrue();
    }

    @Test
    void whatAGroupLosesByTheVersionThatNamesCountriesThoseCountriesKeep() {
        var alert = Told.alert("RS", NOW);
        tell(TestExchange.DRUGS, alert);
        var narrowed = Told.amended(alert, changed -> changed.setAudience(new Audience(false, List.of("BA"))));
        tell(TestExchange.inbox("BA"), narrowed);
        tell(TestExchange.DRUGS, Told.erased(narrowed));

        assertThat(sight.mayKnow(BA, alert.getSubjectId())).isTrue();
        assertThat(sight.mayKnow(ME, alert.getSubjectId())).isFalse();
    }

    @Test
    void ofWhatIsErasedForItsOwnerNobodyMayKnow() {
        var alert = Told.alert("RS", NOW);
        tell(TestExchange.DRUGS, alert);
        tell(TestExchange.inbox("RS"), Told.erased(Told.amended(alert, same -> {})));

        assertThat(sight.mayKnow(BA, alert.getSubjectId())).isFalse();
        assertThat(sight.mayKnow(RS, alert.getSubjectId())).isFalse();
    }

    @Test
    void aCountryThatHasLeftTheGroupMayNotKnowWhatItWasTold() {
        var left = new Sight(this::find, () -> exchange.bosniaLeavesDrugs(NOW.minusSeconds(1)), CLOCK);
        var alert = Told.alert("RS", NOW);
        var telling = tell(TestExchange.DRUGS, alert);
        var hit = Telling.of(
                Matter.HIT,
                TopicName.hub(new CountryCode("BA")),
                EventKey.ofState("H-01K0000000000000000000000A"),
                Told.hit(alert, Told.alert("BA", NOW), NOW));
        Standing.of(hit).ifPresent(standing -> held.put(standing.id(), standing));

        assertThat(left.readers(telling)).doesNotContain(BA);
        assertThat(left.mayKnow(BA, alert.getSubjectId())).isFalse();
        assertThat(left.mayKnow(BA, hit.subject())).isFalse();
        assertThat(sight.mayKnow(BA, hit.subject())).isTrue();
    }

    @Test
    void aHitIsForTheCountryThatWasToldOfIt() {
        var hit = Telling.of(
                Matter.HIT,
                TopicName.hub(new CountryCode("BA")),
                EventKey.ofState("H-01K0000000000000000000000A"),
                Told.hit(Told.alert("RS", NOW), Told.alert("BA", NOW), NOW));
        Standing.of(hit).ifPresent(standing -> held.put(standing.id(), standing));

        assertThat(sight.readers(hit)).containsExactlyInAnyOrder(BA, Reader.HUB);
        assertThat(sight.mayKnow(ME, hit.subject())).isFalse();
    }

    @Test
    void aVerdictIsForItsAddresseeIfWhoeverSpeaksOwnsOneOfTheAlerts() {
        var hit = Telling.of(
                Matter.HIT,
                TopicName.hub(new CountryCode("BA")),
                EventKey.ofState("H-01K0000000000000000000000A"),
                Told.hit(Told.alert("RS", NOW), Told.alert("BA", NOW), NOW));
        Standing.of(hit).ifPresent(standing -> held.put(standing.id(), standing));

        assertThat(sight.readers(verdict(hit.subject(), "RS"))).containsExactlyInAnyOrder(BA, Reader.HUB);
        assertThat(sight.readers(verdict(hit.subject(), "ME"))).isEmpty();
    }

    private static Telling verdict(String hit, String speaker) {
        var key = EventKey.parse(hit + "/" + speaker).orElseThrow();
        return Telling.of(Matter.VERDICT, TestExchange.inbox("BA"), key, Told.verdict(hit, speaker, NOW));
    }

    @Test
    void whatWasNeverHeardOfNobodyMayKnow() {
        assertThat(sight.mayKnow(RS, "RS-01K0000000000000000000000A")).isFalse();
        assertThat(sight.mayKnow(RS, "H-01K0000000000000000000000A")).isFalse();
    }
}
