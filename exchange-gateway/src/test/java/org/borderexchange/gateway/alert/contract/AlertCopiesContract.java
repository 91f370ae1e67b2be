package org.borderexchange.gateway.alert.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.amendedAfter;
import static org.borderexchange.gateway.alert.Examples.heard;
import static org.borderexchange.gateway.alert.Examples.heardAsLoss;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.stolenCar;
import static org.borderexchange.gateway.alert.Examples.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.borderexchange.gateway.alert.Alert;
import org.borderexchange.gateway.alert.AlertCopies.StoredCopy;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.alert.VisibleAlerts.Version;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.junit.jupiter.api.Test;

/** {@link org.borderexchange.gateway.alert.AlertCopies}, with an alert of Bosnia and Herzegovina in three versions. */
public interface AlertCopiesContract extends StoreContract {

    Alert.Outcome FIRST = issued(BA, stolenCar(), NOW);
    Alert.Outcome SECOND = amendedAfter(FIRST, Duration.ofMinutes(1));
    Alert.Outcome THIRD = amendedAfter(SECOND, Duration.ofMinutes(1));

    @Test
    default void aReceivedAlertIsSeenAsItsOwnerTellsIt() {
        var rs = instance("a");

        var heard = heard(FIRST);

        assertThat(rs.copies().applyNewer(List.of(heard))).containsExactly(heard);

        assertThat(visible(rs)).contains(new VisibleAlert(FIRST.alert().id(), 1, Optional.empty(), heard.event()));
    }

    @Test
    default void theNewerVersionWins() {
        var rs = instance("a");
        rs.copies().applyNewer(List.of(heard(FIRST)));

        rs.copies().applyNewer(List.of(heard(THIRD)));

        assertThat(visible(rs).orElseThrow().version()).isEqualTo(3);
        assertThat(rs.visible().history(FIRST.alert().id()))
                .containsExactly(
                        new Version(1, EventKind.ALERT_ISSUED, NOW, Optional.empty()),
                        new Version(3, EventKind.ALERT_AMENDED, NOW.plus(Duration.ofMinutes(2)), Optional.empty()));
        assertThat(rs.visible().findVersion(FIRST.alert().id(), 3)).isPresent();
        assertThat(rs.visible().findVersion(FIRST.alert().id(), 1)).isEmpty();
    }

    @Test
    default void whatWasStoredSinceAMomentIsToldWithItsPresentVersion() throws Exception {
        var rs = instance("a");
        var lost = issued(BA, stolenCar(), NOW);
        rs.alerts().insert(issued(RS, stolenCar(), NOW), submission());
        rs.copies().applyNewer(List.of(heard(FIRST)));
        clock().forward(Duration.ofMinutes(5));
        var since = clock().instant();
        rs.copies().applyNewer(List.of(heard(SECOND), heardAsLoss(lost)));
        clock().forward(Duration.ofMinutes(5));
        rs.copies().applyNewer(List.of(heard(FIRST)));

        var stored = new ArrayList<StoredCopy>();
        rs.copies().forEachStoredSince(since, stored::add);

        assertThat(stored)
                .containsExactlyInAnyOrder(
                        new StoredCopy(FIRST.alert().id(), 2, true, since),
                        new StoredCopy(lost.alert().id(), 1, false, since));
        stored.clear();
        rs.copies().forEachStoredSince(since.plusMillis(1), stored::add);
        assertThat(stored).isEmpty();
    }

    @Test
    default void anOlderVersionChangesNothing() {
        var rs = instance("a");
        rs.copies().applyNewer(List.of(heard(SECOND)));

        rs.copies().applyNewer(List.of(heard(FIRST)));

        assertThat(visible(rs).orElseThrow().version()).isEqualTo(2);
        assertThat(rs.visible().history(FIRST.alert().id())).hasSize(1);
    }

    @Test
    default void whoHasLostAnAlertDoesNotSeeItAnyMore() {
        var rs = instance("a");
        rs.copies().applyNewer(List.of(heard(FIRST)));

        var shown = rs.copies().applyNewer(List.of(heardAsLoss(SECOND)));

        assertThat(shown).hasSize(1);
        assertThat(visible(rs)).isEmpty();
        assertThat(rs.visible().history(FIRST.alert().id())).isEmpty();
        assertThat(rs.visible().findVersion(FIRST.alert().id(), 1)).isEmpty();
    }

    @Test
    default void lostIsWhatWasReceivedAndTakenBackAndNotWhatNeverCame() {
        var rs = instance("a");
        var kept = issued(BA, stolenCar(), NOW);
        rs.copies().applyNewer(List.of(heard(FIRST), heard(kept)));
        var ids = List.of(FIRST.alert().id(), kept.alert().id(), AlertId.next(BA, NOW));
        assertThat(rs.visible().lost(ids)).isEmpty();

        rs.copies().applyNewer(List.of(heardAsLoss(SECOND)));

        assertThat(rs.visible().lost(ids)).containsExactly(FIRST.alert().id());
    }

    @Test
    default void nothingOlderBringsALostAlertBack() {
        var rs = instance("a");
        rs.copies().applyNewer(List.of(heardAsLoss(SECOND)));

        assertThat(rs.copies().applyNewer(List.of(heard(FIRST)))).isEmpty();
        assertThat(visible(rs)).isEmpty();
    }

    @Test
    default void aLaterVersionWithContentBringsItBack() {
        var rs = instance("a");
        rs.copies().applyNewer(List.of(heardAsLoss(SECOND)));

        rs.copies().applyNewer(List.of(heard(THIRD)));

        assertThat(visible(rs).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    default void atOneVersionContentWinsOverLossWhicheverComesFirst() {
        var rs = instance("a");
        rs.copies().applyNewer(List.of(heard(FIRST)));

        rs.copies().applyNewer(List.of(heardAsLoss(SECOND)));
        rs.copies().applyNewer(List.of(heard(SECOND)));
        rs.copies().applyNewer(List.of(heardAsLoss(SECOND)));

        assertThat(visible(rs).orElseThrow().version()).isEqualTo(2);
        assertThat(rs.visible().history(FIRST.alert().id()))
                .extracting(Version::kind)
                .containsExactly(EventKind.ALERT_ISSUED, EventKind.ALERT_AMENDED);
    }

    @Test
    default void aRepeatedBatchChangesNothingAndIsShownAgain() {
        var rs = instance("a");
        var batch = List.of(heard(FIRST), heard(SECOND));
        var shown = rs.copies().applyNewer(batch);
        var before = visible(rs);

        assertThat(rs.copies().applyNewer(batch)).isEqualTo(shown);
        assertThat(visible(rs)).isEqualTo(before);
    }

    @Test
    default void aBatchMayTellOneAlertSeveralTimesInAnyOrder() {
        var rs = instance("a");
        var other = issued(BA, stolenCar(), NOW);

        var shown =
                rs.copies().applyNewer(List.of(heard(SECOND), heard(other), heard(FIRST), heard(SECOND), heard(THIRD)));

        assertThat(shown).hasSize(5);
        assertThat(visible(rs).orElseThrow().version()).isEqualTo(3);
        assertThat(rs.visible().find(other.alert().id())).isPresent();
        rs.copies().applyNewer(List.of(heardAsLoss(amendedAfter(THIRD, A_MOMENT))));
        assertThat(visible(rs)).isEmpty();
    }

    @Test
    default void anEmptyBatchIsNothing() {
        assertThat(instance("a").copies().applyNewer(List.of())).isEmpty();
    }

    @Test
    default void twoInstancesThatApplyTheSameEventsAtOnceEndWithTheNewest() throws Exception {
        var alerts = IntStream.range(0, 20)
                .mapToObj(i -> issued(BA, stolenCar(), NOW))
                .toList();
        var events = new ArrayList<ReceivedEvent>();
        for (var alert : alerts) {
            var second = amendedAfter(alert, A_MOMENT);
            events.addAll(List.of(heard(alert), heard(second), heard(amendedAfter(second, A_MOMENT))));
        }
        var reversed = new ArrayList<>(events);
        Collections.reverse(reversed);
        var one = instance("a");
        var two = instance("b");

        try (var both = Executors.newFixedThreadPool(2)) {
            both.invokeAll(List.<Callable<Integer>>of(() -> apply(one, events), () -> apply(two, reversed)))
                    .forEach(done -> assertThat(done.resultNow()).isEqualTo(60));
        }

        assertThat(alerts)
                .allSatisfy(alert -> assertThat(one.visible()
                                .find(alert.alert().id())
                                .orElseThrow()
                                .version())
                        .isEqualTo(3));
    }

    private static int apply(Instance instance, List<ReceivedEvent> events) {
        int shown = 0;
        for (int from = 0; from < events.size(); from += 6) {
            shown +=
                    instance.copies().applyNewer(events.subList(from, from + 6)).size();
        }
        return shown;
    }

    private static Optional<VisibleAlert> visible(Instance instance) {
        return instance.visible().find(FIRST.alert().id());
    }
}
