package org.borderexchange.gateway.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.stolenCar;
import static org.borderexchange.gateway.alert.Examples.submission;
import static org.borderexchange.gateway.alert.Examples.to;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.AlertDetails;
import org.borderexchange.gateway.alert.InMemoryAlerts;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.TopicName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leases end only when a test moves the clock; sweeps and tries follow one another within milliseconds. */
class KafkaRelayTest {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final int IN_FLIGHT = 20;
    private static final String GROUP = "exchange.group.stolen-vehicles.v1";
    private static final String OWN_INBOX = "exchange.inbox.rs.v1";

    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryAlerts database = new InMemoryAlerts(clock, LEASE, new RelayToBe());
    private volatile boolean gateOpen = true;

    private final Gateway a = new Gateway("a");
    private final Gateway b = new Gateway("b");

    /** One instance: its view of the database, its relay and its connection to the broker. */
    private final class Gateway {
        private final FakeTransport kafka = new FakeTransport();
        private final RelayToBe relayToBe = new RelayToBe();
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final InMemoryAlerts alerts;
        private final FailingOutbox outbox;
        private final KafkaRelay relay;

        Gateway(String name) {
            alerts = database.instance(name, relayToBe);
            var properties = new RelayProperties(LEASE, MARGIN, Duration.ofMillis(5), Duration.ofMillis(5), IN_FLIGHT);
            outbox = new FailingOutbox(alerts);
            relay = new KafkaRelay(
                    outbox, kafka, new RelayMetrics(meters, alerts, clock), properties, () -> gateOpen, clock);
            relayToBe.relay = relay;
        }

        void start() {
            relay.start();
            if (gateOpen) {
                await().until(relay::hasRoom);
            }
        }

        AlertId issue(AlertDetails details) throws Exception {
            return alerts.insert(issued(RS, details, clock.instant()), submission())
                    .id();
        }

        void amend(AlertId id) throws Exception {
            var before = alerts.find(id).orElseThrow();
            alerts.update(before, before.alert().amend(before.alert().details(), clock.instant()), "officer");
        }
    }

    @AfterEach
    void stop() {
        Stream.of(a, b).forEach(gateway -> {
            gateway.kafka.release();
            gateway.relay.stop();
        });
    }

    @Test
    void aNewAlertIsSentToEveryTopicInOrderAndLeavesTheOutbox() throws Exception {
        a.start();

        a.issue(stolenCar(to("BA", "ME")));

        awaitNothingWaits();
        assertThat(a.kafka.acknowledged)
                .extracting(PendingEvent::topic)
                .extracting(TopicName::name)
                .containsExactly("exchange.inbox.ba.v1", "exchange.inbox.me.v1", OWN_INBOX);
    }

    @Test
    void ofOneSubjectOneRecordIsUnacknowledgedAtATimeAndVersionsKeepTheirOrder() throws Exception {
        a.kafka.holding = true;
        a.start();
        var id = a.issue(stolenCar());
        a.amend(id);
        a.amend(id);
        await().until(() -> a.kafka.held() == 1);

        a.kafka.release();

        awaitNothingWaits();
        assertThat(a.kafka.mostUnacknowledgedOfOneSubject).isEqualTo(1);
        assertThat(a.kafka.versions(GROUP, id.toString())).containsExactly(1, 2, 3);
        assertThat(a.kafka.versions(OWN_INBOX, id.toString())).containsExactly(1, 2, 3);
    }

    @Test
    void aSubjectThatWaitsForItsAcknowledgementDelaysNoOther() throws Exception {
        a.kafka.holding = true;
        a.start();
        a.issue(stolenCar());
        a.issue(stolenCar());
        a.issue(stolenCar());

        await().until(() -> a.kafka.held() == 3);
    }

    @Test
    void anAmendmentOfAnIdleAlertIsSentWithoutWaitingForASweep() throws Exception {
        a.start();
        var id = a.issue(stolenCar());
        awaitNothingWaits();

        a.amend(id);

        awaitNothingWaits();
        assertThat(a.kafka.versions(GROUP, id.toString())).containsExactly(1, 2);
    }

    @Test
    void whatTheBrokerDoesNotTakeIsTriedAgainUntilTheLeaseIsNearlyOverAndThenLeftToASweep() throws Exception {
        a.kafka.away = true;
        a.start();
        var id = a.issue(stolenCar()).toString();
        await().until(() -> a.kafka.tried.size() > 3);

        clock.forward(LEASE.minus(MARGIN));
        await().until(() -> isQuiet(a.kafka));
        a.kafka.away = false;
        assertThat(a.kafka.acknowledged).isEmpty();
        clock.forward(MARGIN);

        awaitNothingWaits();
        assertThat(a.kafka.versions(GROUP, id)).containsExactly(1);
    }

    @Test
    void whileTheBrokerIsAwayNothingPilesUpAndOnRecoveryEverythingDrainsInOrder() throws Exception {
        a.kafka.away = true;
        a.start();
        var first = a.issue(stolenCar());
        await().until(() -> !a.relay.hasRoom());
        for (int i = 0; i < 5 * IN_FLIGHT; i++) {
            a.issue(stolenCar());
        }
        a.amend(first);
        await().until(() -> a.kafka.tried.size() > 20 * IN_FLIGHT);
        assertThat(a.kafka.tried.stream().distinct()).hasSizeLessThanOrEqualTo(IN_FLIGHT);

        a.kafka.away = false;

        awaitNothingWaits();
        await().until(a.relay::hasRoom);
        assertThat(a.kafka.taken()).hasSize(1 + 5 * IN_FLIGHT);
        assertThat(a.kafka.versions(GROUP, first.toString())).containsExactly(1, 2);
    }

    @Test
    void aTopicThatTakesNothingClosesTheWayForNoOther() throws Exception {
        a.kafka.refused = event -> event.topic().name().equals("exchange.inbox.me.v1");
        a.start();
        var stuck = a.issue(stolenCar(to("ME")));
        for (int i = 0; i < 3 * IN_FLIGHT; i++) {
            a.issue(stolenCar(to("BA")));
        }

        await().until(() -> a.kafka.taken().size() == 3 * IN_FLIGHT);

        assertThat(a.kafka.taken()).doesNotContainKey(stuck.toString());
    }

    /** As a topic that does not exist does, until the producer's patience ends. */
    @Test
    void aTopicThatBlocksWhoSendsToItDelaysNoOther() throws Exception {
        a.kafka.blocking = event -> event.topic().name().equals("exchange.inbox.me.v1");
        a.start();
        a.issue(stolenCar(to("ME")));
        a.issue(stolenCar(to("ME")));

        var other = a.issue(stolenCar()).toString();

        await().until(() -> a.kafka.versions(OWN_INBOX, other).equals(List.of(1)));
    }

    @Test
    void beyondItsBoundTheRelayHasNoRoomAndTheRestWaitsInTheStore() throws Exception {
        a.kafka.holding = true;
        a.start();
        for (int i = 0; i < 2 * IN_FLIGHT; i++) {
            a.issue(stolenCar());
        }

        await().until(() -> a.kafka.held() == IN_FLIGHT);
        assertThat(a.relay.hasRoom()).isFalse();
        a.kafka.release();
        awaitNothingWaits();
        assertThat(a.kafka.taken()).hasSize(2 * IN_FLIGHT);
    }

    @Test
    void whoSentLateAfterAnotherTookOverPublishesThePresentStateOnceMore() throws Exception {
        a.kafka.holding = true;
        a.start();
        var id = a.issue(stolenCar(to())).toString();
        takeOver(id);

        a.kafka.release();

        await().until(() -> timesSent(2, id) == 2 && !waits());
        assertThat(a.meters.get("exchange.outbox.leases.lost").counter().count())
                .isEqualTo(1);
    }

    @Test
    void whoSentLateAndHasNotSentAllPublishesThePresentStateOnceMoreToo() throws Exception {
        a.kafka.holding = true;
        a.start();
        var id = a.issue(stolenCar(to("BA"))).toString();
        takeOver(id);

        a.kafka.release();

        await().until(() -> timesSent(2, id) == 2 && !waits());
        assertThat(a.kafka.versions(OWN_INBOX, id)).doesNotContain(1);
    }

    @Test
    void whatIsToBePublishedOnceMoreIsNotForgottenWhileTheStoreIsAway() throws Exception {
        a.kafka.holding = true;
        a.start();
        var id = a.issue(stolenCar(to())).toString();
        takeOver(id);
        a.outbox.failures.set(3);

        a.kafka.release();

        await().until(() -> timesSent(2, id) == 2 && !waits());
    }

    @Test
    void whatIsToBePublishedOnceMoreIsNotForgottenWhateverFails() throws Exception {
        a.kafka.holding = true;
        a.start();
        var id = a.issue(stolenCar(to())).toString();
        takeOver(id);
        a.outbox.failure = new IllegalStateException("for the test");
        a.outbox.failures.set(3);

        a.kafka.release();

        await().until(() -> timesSent(2, id) == 2 && !waits());
    }

    @Test
    void anErrorEndsNoSweeps() throws Exception {
        a.start();
        a.outbox.errorsOfLeases.set(1);
        await().until(() -> a.outbox.errorsOfLeases.get() == 0);

        b.issue(stolenCar());

        awaitNothingWaits();
    }

    @Test
    void anErrorEndsNoSettlements() throws Exception {
        a.outbox.errorsOfSettlements.set(1);
        a.start();
        a.issue(stolenCar(to()));
        await().until(() -> a.outbox.errorsOfSettlements.get() == 0);

        clock.forward(LEASE);

        awaitNothingWaits();
    }

    @Test
    void whatCannotBeSentForAnErrorIsTriedAgain() throws Exception {
        a.kafka.erring = event -> a.kafka.tried.size() < 3;
        a.start();

        a.issue(stolenCar(to()));

        awaitNothingWaits();
    }

    /** While A waits for its acknowledgement, B sends what A is sending, and a second version. */
    private void takeOver(String id) throws Exception {
        await().until(() -> a.kafka.held() == 1);
        a.outbox.paused = true;
        clock.forward(LEASE);
        b.start();
        await().until(() -> b.kafka.versions(OWN_INBOX, id).equals(List.of(1)));
        b.amend(AlertId.parse(id).orElseThrow());
        await().until(() -> b.kafka.versions(OWN_INBOX, id).equals(List.of(1, 2)));
        awaitNothingWaits();
        a.outbox.paused = false;
    }

    /** To the own inbox, by either. */
    private long timesSent(int version, String id) {
        return Stream.of(a, b)
                .flatMap(gateway -> gateway.kafka.versions(OWN_INBOX, id).stream())
                .filter(sent -> sent == version)
                .count();
    }

    @Test
    void nothingIsSentOrLeasedBeforeTheGateOpens() throws Exception {
        gateOpen = false;
        a.start();
        var id = a.issue(stolenCar());
        await().until(() -> a.alerts.depth().subjects() == 1);
        assertThat(a.relay.hasRoom()).isFalse();
        assertThat(a.kafka.tried).isEmpty();

        gateOpen = true;

        awaitNothingWaits();
        assertThat(a.kafka.versions(GROUP, id.toString())).containsExactly(1);
    }

    @Test
    void whatTheStoreCouldNotSettleIsSentOnceMoreAfterItsLease() throws Exception {
        a.kafka.holding = true;
        a.start();
        var id = a.issue(stolenCar(to()));
        await().until(() -> a.kafka.held() == 1);
        database.setUnavailable(true);
        a.kafka.release();
        await().until(() -> a.kafka.acknowledged.size() == 1);

        await().during(Duration.ofMillis(50)).until(() -> a.kafka.acknowledged.size() == 1);
        database.setUnavailable(false);
        clock.forward(LEASE);

        awaitNothingWaits();
        assertThat(a.kafka.versions(OWN_INBOX, id.toString())).containsExactly(1, 1);
    }

    @Test
    void aStoppedRelayHasNoRoomAndAStartedOneGoesOnWithWhatWaits() throws Exception {
        a.start();
        a.relay.stop();
        assertThat(a.relay.isRunning()).isFalse();
        var id = a.issue(stolenCar());
        a.amend(id);
        assertThat(a.kafka.tried).isEmpty();

        a.start();

        awaitNothingWaits();
        assertThat(a.kafka.versions(GROUP, id.toString())).containsExactly(1, 2);
    }

    @Test
    void aStopWaitsForWhatIsOnItsWay() throws Exception {
        a.kafka.holding = true;
        a.start();
        var id = a.issue(stolenCar());
        await().until(() -> a.kafka.held() == 1);

        var stop = Thread.ofVirtual().start(a.relay::stop);
        await().until(() -> !a.relay.isRunning());
        a.kafka.release();
        stop.join();

        assertThat(waits()).isFalse();
        assertThat(a.kafka.versions(OWN_INBOX, id.toString())).containsExactly(1);
    }

    @Test
    void afterManyStopsAndFailuresItStillHasRoomForAll() throws Exception {
        for (int i = 0; i < 3; i++) {
            a.kafka.away = true;
            a.relay.start();
            a.issue(stolenCar());
            await().until(() -> a.kafka.tried.size() > 2);
            a.relay.stop();
            clock.forward(LEASE);
        }
        a.kafka.away = false;
        a.start();
        awaitNothingWaits();
        a.kafka.holding = true;
        for (int i = 0; i < IN_FLIGHT; i++) {
            a.issue(stolenCar());
        }

        await().until(() -> a.kafka.held() == IN_FLIGHT);
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
    }

    private void awaitNothingWaits() {
        await().until(() -> !waits());
    }

    private boolean waits() {
        return database.depth().subjects() > 0;
    }

    private static boolean isQuiet(FakeTransport kafka) {
        int before = kafka.tried.size();
        await().pollDelay(Duration.ofMillis(30)).until(() -> true);
        return kafka.tried.size() == before;
    }
}
