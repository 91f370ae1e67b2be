package org.borderexchange.gateway.alert.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.stolenCar;
import static org.borderexchange.gateway.alert.Examples.to;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox.Depth;
import org.borderexchange.gateway.outbox.Outbox.Sent;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.junit.jupiter.api.Test;

/** {@link org.borderexchange.gateway.outbox.Outbox}: leases of two instances, A and B. */
public interface OutboxContract extends StoreContract {

    Sent NOTHING_MORE = new Sent(List.of(), List.of());

    @Test
    default void aNewAlertIsLeasedToItsInstanceInTheSameWrite() {
        var a = instance("a");

        var leased = a.issueAndLease(stolenCar(to("BA", "ME")));

        assertThat(topics(leased))
                .containsExactly("exchange.inbox.ba.v1", "exchange.inbox.me.v1", "exchange.inbox.rs.v1");
        assertThat(leased.until()).isEqualTo(NOW.plus(LEASE));
        assertThat(instance("b").outbox().lease(10)).isEmpty();
    }

    @Test
    default void withoutRoomANewAlertWaitsForWhoeverSweepsFirst() {
        var a = instance("a");
        a.relay().hasRoom = false;
        var id = a.issue(stolenCar()).id().toString();
        var b = instance("b");

        var leased = b.outbox().lease(10);

        assertThat(a.relay().taken).isEmpty();
        assertThat(leased).extracting(LeasedOutbox::key).containsExactly(id);
        assertThat(a.outbox().lease(id)).isEmpty();
        assertThat(a.outbox().lease(10)).isEmpty();
    }

    @Test
    default void aLimitOfNothingLeasesNothing() {
        var a = instance("a");
        a.relay().hasRoom = false;
        a.issue(stolenCar());

        assertThat(a.outbox().lease(0)).isEmpty();
        assertThat(a.outbox().lease(10)).hasSize(1);
    }

    @Test
    default void theLongestWaitingAreLeasedFirstWhateverWasAmendedMeanwhile() {
        var a = instance("a");
        a.relay().hasRoom = false;
        var first = a.issue(stolenCar()).id();
        clock().forward(A_MOMENT);
        var second = a.issue(stolenCar()).id();
        clock().forward(A_MOMENT);
        a.amend(first);

        assertThat(a.outbox().lease(1)).extracting(LeasedOutbox::key).containsExactly(first.toString());
        assertThat(a.outbox().lease(1)).extracting(LeasedOutbox::key).containsExactly(second.toString());
    }

    @Test
    default void anEndedLeaseIsTakenOverUnderAHigherEpoch() {
        var before = instance("a").issueAndLease(stolenCar());
        var b = instance("b");
        clock().forward(LEASE.minus(A_MOMENT));
        assertThat(b.outbox().lease(10)).isEmpty();
        clock().forward(A_MOMENT);

        var after = b.outbox().lease(10).getFirst();

        assertThat(after.epoch()).isGreaterThan(before.epoch());
        assertThat(after.events()).isEqualTo(before.events());
        assertThat(after.until()).isEqualTo(clock().instant().plus(LEASE));
    }

    @Test
    default void whatWasSentIsGone() {
        var a = instance("a");
        var leased = a.issueAndLease(stolenCar());

        assertThat(a.outbox().sent(List.of(leased))).isEqualTo(NOTHING_MORE);

        clock().forward(LEASE);
        assertThat(a.outbox().lease(10)).isEmpty();
        assertThat(a.outbox().lease(leased.key())).isEmpty();
    }

    @Test
    default void toSayTwiceThatItWasSentChangesNothing() {
        var a = instance("a");
        var leased = a.issueAndLease(stolenCar());
        a.outbox().sent(List.of(leased));

        assertThat(a.outbox().sent(List.of(leased))).isEqualTo(NOTHING_MORE);
    }

    @Test
    default void afterItWasSentALaterChangeIsFreeAtOnce() {
        var a = instance("a");
        var leased = a.issueAndLease(stolenCar());
        a.outbox().sent(List.of(leased));

        a.amend(id(leased));

        var next = instance("b").outbox().lease(leased.key()).orElseThrow();
        assertThat(versions(next)).containsOnly(2);
        assertThat(next.epoch()).isGreaterThan(leased.epoch());
    }

    @Test
    default void whatIsAddedWhileLeasedComesBackInOrderUnderTheRenewedLease() {
        var a = instance("a");
        var leased = a.issueAndLease(stolenCar());
        var other = a.issueAndLease(stolenCar());
        clock().forward(Duration.ofSeconds(5));
        a.amend(id(leased));
        a.amend(id(leased));

        var sent = a.outbox().sent(List.of(leased, other));

        assertThat(sent.lost()).isEmpty();
        var more = sent.more().getFirst();
        assertThat(sent.more()).hasSize(1);
        assertThat(versions(more)).containsExactly(2, 2, 3, 3);
        assertThat(more.events()).extracting(PendingEvent::seq).isSorted().doesNotHaveDuplicates();
        assertThat(more.until()).isEqualTo(clock().instant().plus(LEASE));
        assertThat(instance("b").outbox().lease(10)).isEmpty();
        assertThat(a.outbox().sent(List.of(more))).isEqualTo(NOTHING_MORE);
        assertThat(a.visible().find(id(leased)).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    default void whoseLeaseWentToAnotherIsToldSo() {
        var a = instance("a");
        var leased = a.issueAndLease(stolenCar());
        clock().forward(LEASE);
        var taken = instance("b").outbox().lease(10);

        assertThat(a.outbox().sent(List.of(leased)).lost()).containsExactly(leased.key());
        assertThat(instance("b").outbox().sent(taken)).isEqualTo(NOTHING_MORE);
    }

    @Test
    default void whoseLeaseWentToAnotherIsToldSoThoughTheOtherHasSentEverything() {
        var a = instance("a");
        var leased = a.issueAndLease(stolenCar());
        clock().forward(LEASE);
        var b = instance("b");
        b.outbox().sent(b.outbox().lease(10));

        assertThat(a.outbox().sent(List.of(leased)).lost()).containsExactly(leased.key());
    }

    @Test
    default void whoseLeaseWentToAnotherIsToldSoThoughTheOtherHasSentALaterVersion() {
        var a = instance("a");
        var leased = a.issueAndLease(stolenCar());
        clock().forward(LEASE);
        var b = instance("b");
        var more = b.outbox().lease(10);
        b.amend(id(leased));
        more = b.outbox().sent(more).more();
        b.outbox().sent(more);

        assertThat(a.outbox().sent(List.of(leased)).lost()).containsExactly(leased.key());
    }

    @Test
    default void republishingWritesThePresentStateForEveryTopicThatItWentTo() {
        var a = instance("a");
        var leased = a.issueAndLease(stolenCar(to("BA", "ME")));
        a.outbox().sent(List.of(leased));
        a.amend(id(leased), stolenCar(to("ME")));
        a.outbox().sent(a.outbox().lease(10));

        a.outbox().republish(leased.key());

        var again = a.outbox().lease(10).getFirst();
        assertThat(versions(again)).containsOnly(2);
        assertThat(topics(again))
                .containsExactly("exchange.inbox.me.v1", "exchange.inbox.rs.v1", "exchange.inbox.ba.v1");
        assertThat(EventEncoding.decode(again.events().getLast().event().bytes())
                        .getErasure())
                .isNotNull();
    }

    @Test
    default void republishingDoesNothingWhileThePresentStateWaitsUntaken() {
        var a = instance("a");
        a.relay().hasRoom = false;
        var id = a.issue(stolenCar()).id().toString();

        a.outbox().republish(id);

        assertThat(versions(a.outbox().lease(id).orElseThrow())).hasSize(2);
    }

    /** The other instance may have sent it before the late record that calls for it. */
    @Test
    default void republishingSendsThePresentStateOnceMoreWhileAnotherIsSendingIt() {
        var a = instance("a");
        var leased = a.issueAndLease(stolenCar());
        clock().forward(LEASE);
        var b = instance("b");
        var taken = b.outbox().lease(10);

        a.outbox().republish(leased.key());

        var more = b.outbox().sent(taken).more();
        assertThat(more).hasSize(1);
        assertThat(topics(more.getFirst())).isEqualTo(topics(leased));
    }

    @Test
    default void whatIsNotThereIsNotRepublished() {
        instance("a").outbox().republish(AlertId.next(RS, NOW).toString());

        assertThat(instance("a").outbox().lease(10)).isEmpty();
    }

    @Test
    default void theDepthCountsSubjectsAndKnowsTheOldest() {
        var a = instance("a");
        assertThat(depth(a)).isEqualTo(Depth.NOTHING);
        var first = a.issueAndLease(stolenCar());
        clock().forward(A_MOMENT);
        var second = a.issueAndLease(stolenCar());
        Instant later = clock().instant();
        clock().forward(A_MOMENT);
        a.amend(id(first));

        assertThat(depth(a)).isEqualTo(new Depth(2, Optional.of(NOW)));
        a.outbox().sent(a.outbox().sent(List.of(first)).more());
        assertThat(depth(a)).isEqualTo(new Depth(1, Optional.of(later)));
        a.outbox().sent(List.of(second));
        assertThat(depth(a)).isEqualTo(Depth.NOTHING);
    }

    private static Depth depth(Instance instance) {
        instance.outbox().lease(0);
        return instance.outbox().depth();
    }

    private static List<String> topics(LeasedOutbox leased) {
        return leased.events().stream().map(event -> event.topic().name()).toList();
    }

    private static List<Integer> versions(LeasedOutbox leased) {
        return leased.events().stream()
                .map(event -> EventEncoding.decode(event.event().bytes()).getVersion())
                .toList();
    }

    private static AlertId id(LeasedOutbox leased) {
        return AlertId.parse(leased.key()).orElseThrow();
    }
}
