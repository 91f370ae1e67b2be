package org.borderexchange.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.inbound.TestExchange.DRUGS;
import static org.borderexchange.gateway.inbound.TestExchange.NOW;
import static org.borderexchange.gateway.inbound.TestExchange.RS;
import static org.borderexchange.gateway.inbound.TestExchange.alertOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.act.ActExamples;
import org.borderexchange.gateway.act.ActsFake;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.junit.jupiter.api.Test;

class OwnEventsFollowerTest {

    private static final TopicName GROUP = TopicName.group(DRUGS);
    private static final TopicName INBOX = TopicName.inbox(RS);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final EventKey VERDICT = ActExamples.someHit();

    private final OwnAlertsFake alerts = new OwnAlertsFake();
    private final SettableClock clock = new SettableClock(NOW);
    private final ActsFake acts = new ActsFake();
    private final OwnEventsFollower follower =
            new OwnEventsFollower(new OwnEvents(alerts, alerts::supersede, acts), alerts::republish, PATIENCE, clock);
    private final AlertId alert = alertOf(RS);

    @Test
    void presentStateAsksForNothing() {
        alerts.hold(alert, new Standing(3, "c", false));

        follower.follow(List.of(heard(GROUP, 3, "c")));

        assertThat(alerts.done()).isEmpty();
    }

    @Test
    void higherVersionThanHeldIsAdopted() {
        alerts.hold(alert, new Standing(1, "a", false));

        follower.follow(List.of(heard(INBOX, 2, "b"), heard(INBOX, 3, "c")));

        assertThat(alerts.done()).containsExactly("adopt 2", "adopt 3");
    }

    @Test
    void alertThatIsNotHeldIsAdopted() {
        follower.follow(List.of(heard(INBOX, 2, "b")));

        assertThat(alerts.done()).containsExactly("adopt 2");
    }

    @Test
    void lossThatIsHeardIsNeverAdopted() {
        follower.follow(List.of(heardLoss(GROUP, 2, "b")));

        assertThat(alerts.done()).isEmpty();
    }

    @Test
    void otherStateOfTheSameVersionIsSuperseded() {
        alerts.hold(alert, new Standing(2, "b", false));

        follower.follow(List.of(heard(INBOX, 2, "another")));

        assertThat(alerts.done()).containsExactly("supersede 2");
    }

    @Test
    void olderVersionFollowedByThePresentOneIsForgotten() {
        alerts.hold(alert, new Standing(2, "b", false));

        follower.follow(List.of(heard(GROUP, 1, "a"), heard(GROUP, 2, "b")));
        remindAfter(PATIENCE);

        assertThat(alerts.done()).isEmpty();
    }

    @Test
    void olderVersionThatStandsLastIsFollowedByThePresentOne() {
        alerts.hold(alert, new Standing(2, "b", false));
        follower.follow(List.of(heard(GROUP, 2, "b"), heard(GROUP, 1, "a")));

        remindAfter(PATIENCE.minusMillis(1));
        assertThat(alerts.done()).isEmpty();

        remindAfter(Duration.ofMillis(1));
        assertThat(alerts.done()).containsExactly("republish");
    }

    @Test
    void presentVersionOnAnotherTopicMendsNothing() {
        alerts.hold(alert, new Standing(2, "b", false));

        follower.follow(List.of(heard(GROUP, 1, "a"), heard(INBOX, 2, "b")));
        remindAfter(PATIENCE);

        assertThat(alerts.done()).containsExactly("republish");
    }

    @Test
    void whatTakesThePlaceOfThePresentStateIsFollowedByItOnce() {
        alerts.hold(alert, new Standing(2, "b", false));
        follower.displaced(EventKey.ofState(alert.toString()), GROUP);

        remindAfter(PATIENCE.minusMillis(1));
        assertThat(alerts.done()).isEmpty();

        remindAfter(Duration.ofMillis(1));
        remindAfter(Duration.ofDays(1));
        assertThat(alerts.done()).containsExactly("republish");
    }

    @Test
    void presentStateThatFollowedAlreadyMendsWhatTookItsPlace() {
        alerts.hold(alert, new Standing(2, "b", false));
        follower.displaced(EventKey.ofState(alert.toString()), GROUP);

        follower.follow(List.of(heard(GROUP, 2, "b")));
        remindAfter(PATIENCE);

        assertThat(alerts.done()).isEmpty();
    }

    @Test
    void ofWhatIsNotHeldNothingCanBeTold() {
        follower.displaced(EventKey.ofState(alert.toString()), GROUP);
        remindAfter(PATIENCE);

        assertThat(alerts.done()).isEmpty();
    }

    @Test
    void severalTopicsAreMendedAtOnce() {
        alerts.hold(alert, new Standing(2, "b", false));

        follower.follow(List.of(heard(GROUP, 1, "a"), heard(INBOX, 1, "a")));
        remindAfter(PATIENCE);

        assertThat(alerts.done()).containsExactly("republish");
    }

    @Test
    void whatCannotBeToldAgainKeepsNoOtherFromIt() {
        var broken = alertOf(RS);
        alerts.hold(broken, new Standing(2, "b", false));
        alerts.hold(alert, new Standing(2, "b", false));
        alerts.breakOn(broken);
        follower.displaced(EventKey.ofState(broken.toString()), GROUP);
        follower.displaced(EventKey.ofState(alert.toString()), GROUP);

        remindAfter(PATIENCE);

        assertThat(alerts.done()).containsExactly("republish");
    }

    @Test
    void whatIsStillToBeSentIsWaitedFor() {
        alerts.hold(alert, new Standing(2, "b", true));
        follower.follow(List.of(heard(GROUP, 1, "a")));
        remindAfter(PATIENCE);
        assertThat(alerts.done()).isEmpty();

        alerts.hold(alert, new Standing(2, "b", false));
        remindAfter(Duration.ZERO);
        assertThat(alerts.done()).containsExactly("republish");
    }

    @Test
    void repeatedReminderWaitsTwiceAsLong() {
        alerts.hold(alert, new Standing(2, "b", false));
        follower.follow(List.of(heard(GROUP, 1, "a")));
        remindAfter(PATIENCE);

        remindAfter(PATIENCE);
        assertThat(alerts.done()).hasSize(1);

        remindAfter(PATIENCE);
        assertThat(alerts.done()).hasSize(2);
    }

    @Test
    void topicThatIsNotHeardAnyMoreIsNotMended() {
        alerts.hold(alert, new Standing(2, "b", false));
        follower.follow(List.of(heard(GROUP, 1, "a")));

        follower.listenOnlyTo(Set.of(INBOX));
        remindAfter(PATIENCE);

        assertThat(alerts.done()).isEmpty();
    }

    @Test
    void anActThatIsNewerThanHeldIsAdopted() {
        follower.follow(List.of(heard(act(1)), heard(act(2))));

        assertThat(acts.done()).containsExactly("adopt 1", "adopt 2");
    }

    @Test
    void anOlderActThatStandsLastIsFollowedByThePresentOne() {
        var present = act(2);
        acts.hold(VERDICT, new Standing(2, present.eventId(), false));

        follower.follow(List.of(heard(present), heard(act(1))));
        remindAfter(PATIENCE);

        assertThat(alerts.done()).containsExactly("republish");
        assertThat(acts.done()).isEmpty();
    }

    @Test
    void anotherActOfTheSameVersionIsSuperseded() {
        acts.hold(VERDICT, new Standing(2, "of this database", false));

        follower.follow(List.of(heard(act(2))));

        assertThat(acts.done()).containsExactly("supersede 2");
    }

    private static Act act(int version) {
        return ActExamples.verdict(VERDICT, version, "another car", NOW);
    }

    private static Echo heard(Act act) {
        return new Echo.OfAct(act, INBOX);
    }

    private void remindAfter(Duration time) {
        clock.forward(time);
        follower.remind();
    }

    private Echo heard(TopicName topic, int version, String eventId) {
        var content =
                new ReceivedEvent.Content(DRUGS, Optional.empty(), Optional.of(AlertStatus.ACTIVE), NOW, NOW, Set.of());
        return event(topic, version, eventId, Optional.of(content));
    }

    private Echo heardLoss(TopicName topic, int version, String eventId) {
        return event(topic, version, eventId, Optional.empty());
    }

    private Echo event(TopicName topic, int version, String eventId, Optional<ReceivedEvent.Content> content) {
        var origin =
                new ReceivedEvent.Origin(topic, EventKey.ofState(alert.toString()), new byte[0], "RS-1", new byte[0]);
        var kind = content.isPresent() ? EventKind.ALERT_AMENDED : EventKind.ALERT_ERASED;
        return new Echo.OfAlert(
                new ReceivedEvent(alert, version, kind, eventId, NOW, new EncodedEvent(new byte[0]), content, origin));
    }
}
