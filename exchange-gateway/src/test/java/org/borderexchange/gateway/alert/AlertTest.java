package org.borderexchange.gateway.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTest {

    private static final CountryCode RS = new CountryCode("RS");
    private static final CountryCode BA = new CountryCode("BA");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private final Alert issued = Alert.issue(
                    AlertId.next(RS, NOW), AlertsOfOthers.stolenCar(Audience.of(List.of(BA))), NOW)
            .alert();

    @Test
    void anIssuedAlertIsActiveInItsFirstVersion() {
        assertThat(issued.version()).isEqualTo(1);
        assertThat(issued.status()).isEqualTo(AlertStatus.ACTIVE);
        assertThat(issued.issuedAt()).isEqualTo(NOW);
        assertThat(issued.reach().countries()).containsExactly(BA);
    }

    @Test
    void anAmendmentIsTheNextVersionAndTellsWhoLostIt() {
        var outcome = issued.amend(AlertsOfOthers.stolenCar(Audience.of(List.of(new CountryCode("ME")))), LATER);

        assertThat(outcome.kind()).isEqualTo(EventKind.ALERT_AMENDED);
        assertThat(outcome.alert().version()).isEqualTo(2);
        assertThat(outcome.alert().issuedAt()).isEqualTo(NOW);
        assertThat(outcome.alert().changedAt()).isEqualTo(LATER);
        assertThat(outcome.outgoing())
                .filteredOn(outgoing -> !outgoing.withContent())
                .extracting(outgoing -> outgoing.topic())
                .containsExactly(TopicName.inbox(BA));
    }

    @Test
    void aWithdrawnAlertKeepsItsReasonAndCannotBeChangedAnyMore() {
        var withdrawn = issued.withdraw("found", LATER).alert();

        assertThat(withdrawn.status()).isEqualTo(AlertStatus.WITHDRAWN);
        assertThat(withdrawn.withdrawalReason()).isEqualTo("found");
        assertThatThrownBy(() -> withdrawn.amend(withdrawn.details(), LATER)).isInstanceOf(NotActive.class);
        assertThatThrownBy(() -> withdrawn.withdraw("again", LATER)).isInstanceOf(NotActive.class);
        assertThatThrownBy(() -> withdrawn.expire(issued.validUntil())).isInstanceOf(NotActive.class);
    }

    @Test
    void anAlertLivesUntilAndNotAtItsEnd() {
        var end = issued.validUntil();

        assertThat(issued.liveAt(end.minusNanos(1))).isTrue();
        assertThat(issued.liveAt(end)).isFalse();
        assertThatThrownBy(() -> issued.amend(issued.details(), end)).isInstanceOf(NotActive.class);
    }

    @Test
    void expiryIsRecordedOnceAndNotBeforeItsTime() {
        assertThatThrownBy(() -> issued.expire(issued.validUntil().minusNanos(1)))
                .isInstanceOf(NotActive.class);

        var expired = issued.expire(issued.validUntil());

        assertThat(expired.kind()).isEqualTo(EventKind.ALERT_EXPIRED);
        assertThat(expired.alert().status()).isEqualTo(AlertStatus.EXPIRED);
        assertThatThrownBy(() -> expired.alert().expire(issued.validUntil())).isInstanceOf(NotActive.class);
    }

    @Test
    void aSupersedingVersionStandsAboveWhateverWasSeenAndChangesNothingElse() {
        var withdrawn = issued.withdraw("found", LATER).alert();

        var higher = withdrawn.supersede(7, LATER).alert();

        assertThat(higher.version()).isEqualTo(8);
        assertThat(higher.status()).isEqualTo(AlertStatus.WITHDRAWN);
        assertThat(higher.withdrawalReason()).isEqualTo("found");
        assertThat(withdrawn.supersede(1, LATER).alert().version()).isEqualTo(3);
    }

    @Test
    void theOwnerAlwaysHearsHisOwnActs() {
        var outcomes = List.of(issued.amend(issued.details(), LATER), issued.withdraw("found", LATER));

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.outgoing())
                        .extracting(outgoing -> outgoing.topic())
                        .contains(TopicName.inbox(RS)));
    }

    @Test
    void idsSortByTimeAcrossCountries() {
        var earlier = AlertId.next(RS, NOW);
        var sameMillisecond = AlertId.next(BA, NOW);
        var later = AlertId.next(BA, NOW.plusMillis(1));

        assertThat(List.of(later.ulid(), sameMillisecond.ulid(), earlier.ulid()).stream()
                        .sorted())
                .containsExactly(earlier.ulid(), sameMillisecond.ulid(), later.ulid());
    }

    @Test
    void anIdIsReadAsItWasWritten() {
        var id = AlertId.next(RS, NOW);

        assertThat(AlertId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RS",
                "RS-",
                "rs-01JZZZZZZZZZZZZZZZZZZZZZZZ",
                "RS-81JZZZZZZZZZZZZZZZZZZZZZZZ",
                "RS-01JZZZZZZZZZZZZZZZZZZZZZZU"
            })
    void anythingElseIsNoId(String text) {
        assertThat(AlertId.parse(text)).isEmpty();
    }
}
