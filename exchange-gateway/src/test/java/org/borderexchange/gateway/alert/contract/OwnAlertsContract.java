package org.borderexchange.gateway.alert.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.heard;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.stolenCar;
import static org.borderexchange.gateway.alert.Examples.stolenCarOfReference;
import static org.borderexchange.gateway.alert.Examples.submission;
import static org.borderexchange.gateway.alert.Examples.to;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.alert.Alert;
import org.borderexchange.gateway.alert.Alerts.AlreadySubmitted;
import org.borderexchange.gateway.alert.Alerts.ConcurrentChange;
import org.borderexchange.gateway.alert.Submission;
import org.borderexchange.gateway.alert.VisibleAlert.Publication;
import org.borderexchange.gateway.alert.VisibleAlerts.Version;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@link org.borderexchange.gateway.alert.Alerts}. */
public interface OwnAlertsContract extends StoreContract {

    @Test
    default void anAlertIsReadAsItWasStored() {
        var rs = instance("a");

        var issued = rs.issue(stolenCarOfReference("RS-1"));

        assertThat(rs.own(issued.id()).alert()).isEqualTo(issued);
        assertThat(rs.visible().find(issued.id()).orElseThrow().publication()).contains(Publication.PENDING);
    }

    @Test
    default void whatWasNeverIssuedIsNotFound() {
        var nobodys = AlertId.next(RS, NOW);
        var rs = instance("a");

        assertThat(rs.alerts().find(nobodys)).isEmpty();
        assertThat(rs.visible().find(nobodys)).isEmpty();
        assertThat(rs.visible().history(nobodys)).isEmpty();
    }

    @Test
    default void aReceivedAlertIsNotAnOwnOne() {
        var rs = instance("a");
        var theirs = issued(BA, stolenCar(), NOW);
        rs.copies().applyNewer(List.of(heard(theirs)));

        assertThat(rs.alerts().find(theirs.alert().id())).isEmpty();
    }

    @Test
    default void aRepeatedReferenceNamesTheFirstAlertAndTellsWhetherItSaidTheSame() {
        var rs = instance("a");
        var first = rs.issue(stolenCarOfReference("RS-1"));

        var same = refusal(rs, "RS-1", new Submission("another", Optional.empty(), "fingerprint"));
        var other = refusal(rs, "RS-1", new Submission("another", Optional.empty(), "other"));

        assertThat(same.first()).isEqualTo(first.id());
        assertThat(same.sameKey()).isFalse();
        assertThat(same.sameContent()).isTrue();
        assertThat(other.first()).isEqualTo(first.id());
        assertThat(other.sameContent()).isFalse();
        assertThat(rs.relay().taken).hasSize(1);
    }

    @Test
    default void aRepeatedIdempotencyKeyNamesTheFirstAlertAndTellsWhetherItSaidTheSame() throws Exception {
        var rs = instance("a");
        var first = issued(RS, stolenCar(), NOW);
        rs.alerts().insert(first, new Submission("system", Optional.of("key"), "fingerprint"));

        var same = refusal(rs, null, new Submission("system", Optional.of("key"), "fingerprint"));
        var other = refusal(rs, null, new Submission("system", Optional.of("key"), "other"));

        assertThat(same.first()).isEqualTo(first.alert().id());
        assertThat(same.sameKey()).isTrue();
        assertThat(same.sameContent()).isTrue();
        assertThat(other.sameKey()).isTrue();
        assertThat(other.sameContent()).isFalse();
    }

    @Test
    default void anIdempotencyKeyBelongsToWhoChoseIt() throws Exception {
        var rs = instance("a");
        rs.alerts().insert(issued(RS, stolenCar(), NOW), new Submission("one", Optional.of("key"), "x"));
        rs.alerts().insert(issued(RS, stolenCar(), NOW), new Submission("two", Optional.of("key"), "y"));

        assertThat(rs.relay().taken).hasSize(2);
    }

    @Test
    default void alertsWithoutReferenceAndKeyAreNeverRepetitions() {
        var rs = instance("a");

        assertThat(rs.issue(stolenCar()).id())
                .isNotEqualTo(rs.issue(stolenCar()).id());
    }

    @Test
    default void aChangeThatWasDecidedOnAnOlderStateIsRefused() throws Exception {
        var rs = instance("a");
        var id = rs.issue(stolenCar()).id();
        var seen = rs.own(id);
        rs.amend(id);

        assertThatThrownBy(() -> rs.alerts().update(seen, seen.alert().withdraw("late", clock().instant()), "b"))
                .isInstanceOf(ConcurrentChange.class);
        assertThat(rs.own(id).alert().version()).isEqualTo(2);
        assertThat(rs.visible().history(id)).hasSize(2);
    }

    @Test
    default void aChangeWakesTheRelay() {
        var rs = instance("a");
        var id = rs.issue(stolenCar()).id();

        rs.amend(id);

        assertThat(rs.relay().woken).containsExactly(id.toString());
    }

    @Test
    default void theHistoryTellsWhatWasDoneWhenAndByWhom() {
        var rs = instance("a");
        var id = rs.issue(stolenCar()).id();
        clock().forward(Duration.ofMinutes(1));
        rs.amend(id);
        clock().forward(Duration.ofMinutes(1));
        rs.withdraw(id);

        assertThat(rs.visible().history(id))
                .containsExactly(
                        new Version(1, EventKind.ALERT_ISSUED, NOW, Optional.of("officer")),
                        new Version(
                                2, EventKind.ALERT_AMENDED, NOW.plus(Duration.ofMinutes(1)), Optional.of("colleague")),
                        new Version(
                                3,
                                EventKind.ALERT_WITHDRAWN,
                                NOW.plus(Duration.ofMinutes(2)),
                                Optional.of("colleague")));
    }

    @Test
    default void anEarlierVersionIsReadAsItWas() {
        var rs = instance("a");
        var id = rs.issue(stolenCar("BG1")).id();
        var first = rs.visible().find(id).orElseThrow();
        rs.amend(id, stolenCar("BG2"));

        assertThat(rs.visible().findVersion(id, 1).orElseThrow().event()).isEqualTo(first.event());
        assertThat(rs.visible().findVersion(id, 2)).isEqualTo(rs.visible().find(id));
        assertThat(rs.visible().findVersion(id, 3)).isEmpty();
    }

    @Test
    default void theReachOfEarlierVersionsIsRemembered() {
        var rs = instance("a");
        var id = rs.issue(stolenCar(to("BA", "ME"))).id();

        rs.amend(id, stolenCar(to("ME")));

        assertThat(rs.own(id).alert().reach().countries())
                .extracting(Object::toString)
                .containsExactly("BA", "ME");
    }

    @Test
    default void theStandingTellsVersionEventAndWhetherItWaits() {
        var rs = instance("a");
        var waiting = rs.issue(stolenCar());
        var sent = rs.issueAndLease(stolenCar());
        rs.outbox().sent(List.of(sent));
        var sentId = AlertId.parse(sent.key()).orElseThrow();

        var standing = rs.alerts().standing(List.of(waiting.id(), sentId, AlertId.next(RS, NOW)));

        assertThat(standing).containsOnlyKeys(waiting.id(), sentId);
        assertThat(standing).extractingByKey(waiting.id()).matches(Standing::pending);
        assertThat(standing).extractingByKey(sentId).matches(s -> !s.pending() && s.version() == 1);
        assertThat(rs.visible().find(sentId).orElseThrow().publication()).contains(Publication.PUBLISHED);
    }

    @Test
    default void aHigherVersionFromTheTopicsIsAdoptedAndWhatWaitedBelowItIsDropped() {
        var rs = instance("a");
        var leased = rs.issueAndLease(stolenCar("BG1"));
        var id = AlertId.parse(leased.key()).orElseThrow();
        var published =
                new Alert.Outcome(published(rs.own(id).alert(), 4), "event of 4", EventKind.ALERT_AMENDED, List.of());

        rs.alerts().adopt(heard(published));

        assertThat(rs.own(id).alert().version()).isEqualTo(4);
        assertThat(rs.own(id).alert().details().content())
                .isEqualTo(stolenCar("BG9").content());
        assertThat(rs.visible().history(id)).extracting(Version::version).containsExactly(1, 4);
        clock().forward(LEASE);
        assertThat(rs.outbox().lease(10)).isEmpty();
    }

    @Test
    default void whoWasSendingWhatAnAdoptionDroppedIsToldThatHeLostIt() {
        var rs = instance("a");
        var leased = rs.issueAndLease(stolenCar("BG1"));
        var id = AlertId.parse(leased.key()).orElseThrow();
        rs.alerts()
                .adopt(heard(new Alert.Outcome(
                        published(rs.own(id).alert(), 4), "event of 4", EventKind.ALERT_AMENDED, List.of())));

        assertThat(rs.outbox().sent(List.of(leased)).lost()).containsExactly(leased.key());
        rs.outbox().republish(leased.key());
        assertThat(rs.outbox().lease(10)).hasSize(1);
    }

    @Test
    default void anAdoptedAlertCanBeAmendedAtOnce() {
        var rs = instance("a");
        var lost = issued(RS, stolenCarOfReference("RS-1"), NOW);
        rs.alerts().adopt(heard(lost));

        var amended = rs.amend(lost.alert().id(), stolenCarOfReference("RS-1"));

        assertThat(amended.version()).isEqualTo(2);
        assertThat(rs.outbox().lease(10)).hasSize(1);
    }

    @Test
    default void aMissingAlertIsAdoptedWhole() {
        var rs = instance("a");
        var lost = issued(RS, stolenCarOfReference("RS-1"), NOW);

        rs.alerts().adopt(heard(lost));
        instance("b").alerts().adopt(heard(lost));

        assertThat(rs.own(lost.alert().id()).alert()).isEqualTo(lost.alert());
        assertThat(rs.outbox().lease(10)).isEmpty();
    }

    @Test
    default void aMissingAlertIsAdoptedThoughItsReferenceWasUsedAgain() {
        var rs = instance("a");
        rs.issue(stolenCarOfReference("RS-1"));
        var lost = issued(RS, stolenCarOfReference("RS-1"), NOW);

        rs.alerts().adopt(heard(lost));

        assertThat(rs.own(lost.alert().id()).alert()).isEqualTo(lost.alert());
    }

    @Test
    default void aLowerOrEqualVersionIsNotAdopted() {
        var rs = instance("a");
        var id = rs.issue(stolenCar("BG1")).id();
        rs.amend(id, stolenCar("BG2"));
        var before = rs.own(id);

        rs.alerts()
                .adopt(heard(
                        new Alert.Outcome(published(before.alert(), 2), "other", EventKind.ALERT_AMENDED, List.of())));
        rs.alerts()
                .adopt(heard(
                        new Alert.Outcome(published(before.alert(), 1), "other", EventKind.ALERT_ISSUED, List.of())));

        assertThat(rs.own(id)).isEqualTo(before);
    }

    @Test
    default void overdueAreOwnActiveAlertsWhoseTimeHasPassedLongestFirst() {
        var rs = instance("a");
        var later = rs.issue(stolenCar(NOW.plusSeconds(20))).id();
        var sooner = rs.issue(stolenCar(NOW.plusSeconds(10))).id();
        var withdrawn = rs.issue(stolenCar(NOW.plusSeconds(5))).id();
        rs.withdraw(withdrawn);
        rs.issue(stolenCar());
        rs.copies().applyNewer(List.of(heard(issued(BA, stolenCar(NOW.plusSeconds(1)), NOW))));

        assertThat(rs.alerts().findOverdue(NOW.plusSeconds(10), 10)).containsExactly(sooner);
        assertThat(rs.alerts().findOverdue(NOW.plusSeconds(60), 10)).containsExactly(sooner, later);
        assertThat(rs.alerts().findOverdue(NOW.plusSeconds(60), 1)).containsExactly(sooner);
        clock().set(NOW.plusSeconds(60));
        rs.expire(sooner);
        assertThat(rs.alerts().findOverdue(NOW.plusSeconds(60), 10)).containsExactly(later);
    }

    private static AlreadySubmitted refusal(Instance rs, @Nullable String reference, Submission submission) {
        var details = reference == null ? stolenCar() : stolenCarOfReference(reference);
        var refusal = catchThrowableOfType(
                AlreadySubmitted.class, () -> rs.alerts().insert(issued(RS, details, NOW), submission));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static Alert published(Alert alert, int version) {
        return new Alert(
                alert.id(),
                version,
                alert.status(),
                alert.issuedAt(),
                alert.changedAt(),
                stolenCar("BG9"),
                null,
                alert.reach());
    }
}
