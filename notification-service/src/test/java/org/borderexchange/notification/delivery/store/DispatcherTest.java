package org.borderexchange.notification.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.notification.SettableClock;
import org.borderexchange.notification.TestExchange;
import org.borderexchange.notification.delivery.Addressing;
import org.borderexchange.notification.delivery.Backoff;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.Delivery.Status;
import org.borderexchange.notification.delivery.DeliveryMetrics;
import org.borderexchange.notification.delivery.Dispatcher;
import org.borderexchange.notification.delivery.Message;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.delivery.Sender;
import org.borderexchange.notification.event.KnownStandings;
import org.borderexchange.notification.event.NoIncidents;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.InMemorySubscriptions;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.notification.subscription.Owner;
import org.borderexchange.notification.subscription.Subscription;
import org.borderexchange.notification.subscription.Terms;
import org.borderexchange.schemas.codelist.EventKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue at work over a real store, with a clock that stands still and a sender that does what a test wants. */
class DispatcherTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:20:00Z");
    private static final DurableStore STORE = DurableStore.inMemory();

    private final SettableClock clock = new SettableClock(NOW);
    private final MongoDatabase database = MongoClients.create(STORE.connectionString(""))
            .getDatabase("q" + UUID.randomUUID().toString().substring(0, 8));
    private final MongoDeliveries deliveries = new MongoDeliveries(database, clock);
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final KnownStandings standings = new KnownStandings();
    private final Outbox outbox = new Outbox();
    private final Dispatcher dispatcher = dispatcher(deliveries);

    private Dispatcher dispatcher(MongoDeliveries queue) {
        return new Dispatcher(
                queue,
                new Addressing(subscriptions, (log, number) -> Optional.empty(), new NoIncidents()),
                new PresentSight(standings, new TestExchange()::directory, clock),
                List.of(outbox),
                new Backoff(Duration.ofSeconds(5), Duration.ofHours(1)),
                new DeliveryMetrics(new SimpleMeterRegistry(), clock),
                clock,
                Duration.ofMillis(20));
    }

    @BeforeEach
    void start() {
        dispatcher.start();
    }

    @AfterEach
    void stop() {
        outbox.release.countDown();
        dispatcher.close();
    }

    @Test
    void aDigestComesOnceAtTheEndOfItsHourWithWhatMayStillBeTold() {
        var email = new Channel.Email("a@example.org", Channel.Digest.HOURLY);
        subscribe("S-1", email);
        var due = email.digest().endOfPeriod(NOW);
        var digest = Delivery.idOf("S-1", "digest", due.toString());
        for (var alert : List.of("RS-01K0000000000000000000000A", "RS-01K0000000000000000000000B")) {
            knows(alert);
            deliveries.add(List.of(
                    Delivery.of("n" + alert, "S-1", "EMAIL", Status.COLLECTED, notice(alert), NOW, Optional.of(digest)),
                    Delivery.ofDigest(digest, "S-1", NOW, due)));
        }
        assertThat(due).isEqualTo(Instant.parse("2026-11-22T13:00:00Z"));
        standings.forget("RS-01K0000000000000000000000B");

        clock.set(due);

        await().until(() -> outbox.sent.size() == 1);
        var mail = outbox.sent.getFirst();
        assertThat(mail.id()).isEqualTo(digest);
        assertThat(mail.notices()).extracting(Notice::subject).containsExactly("RS-01K0000000000000000000000A");
        await().untilAsserted(() -> {
            assertThat(status("nRS-01K0000000000000000000000A")).isEqualTo(Status.DELIVERED);
            assertThat(status("nRS-01K0000000000000000000000B")).isEqualTo(Status.WITHHELD);
        });
    }

    @Test
    void whoeverHangsDelaysNobodyElse() {
        knows("RS-01K0000000000000000000000A");
        subscribe("S-hangs", new Channel.Email("hangs@example.org", Channel.Digest.NONE));
        subscribe("S-well", new Channel.Email("well@example.org", Channel.Digest.NONE));
        for (int number = 0; number < 300; number++) {
            add("h" + number, "S-hangs");
        }
        add("w", "S-well");

        await().atMost(Duration.ofSeconds(20)).until(() -> status("w") == Status.DELIVERED);
        assertThat(outbox.hanging).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void whatFailsForADayIsParkedAndKeepsItsReasons() {
        knows("RS-01K0000000000000000000000A");
        subscribe("S-1", new Channel.Email("fails@example.org", Channel.Digest.NONE));
        add("f", "S-1");
        await().until(() -> deliveries.find("f").orElseThrow().attempts().size() == 1);
        var next = deliveries.find("f").orElseThrow().nextAt();
        assertThat(next).as("API: the first retry within 10 s").isBefore(NOW.plusSeconds(10));

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            clock.forward(Duration.ofMinutes(30));
            return status("f") == Status.PARKED;
        });

        assertThat(deliveries.find("f").orElseThrow().attempts())
                .isNotEmpty()
                .allMatch(attempt -> attempt.reason().equals("MAIL_REFUSED"));
        assertThat(clock.instant()).isAfter(NOW.plus(Duration.ofHours(22)));
    }

    @Test
    void theQueueIsReadAgainAfterAnErrorWithinIt() {
        knows("RS-01K0000000000000000000000A");
        subscribe("S-1", new Channel.Email("well@example.org", Channel.Digest.NONE));
        var broken = new AtomicBoolean(true);
        var breaking = new Clock() {
            @Override
            public Instant instant() {
                if (broken.getAndSet(false)) {
                    throw new StackOverflowError("for the test");
                }
                return clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        dispatcher.close();
        add("e", "S-1");

        try (var again = dispatcher(new MongoDeliveries(database, breaking))) {
            again.start();

            await().until(() -> status("e") == Status.DELIVERED);
        }
        assertThat(broken).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fails@example.org", "breaks@example.org", "overflows@example.org"})
    void ofADigestThatIsParkedEachCanBeSentAgainByItself(String address) {
        knows("RS-01K0000000000000000000000A");
        subscribe("S-1", new Channel.Email(address, Channel.Digest.HOURLY));
        deliveries.add(List.of(
                Delivery.ofDigest("d", "S-1", NOW, NOW),
                Delivery.of(
                        "c",
                        "S-1",
                        "EMAIL",
                        Status.COLLECTED,
                        notice("RS-01K0000000000000000000000A"),
                        NOW,
                        Optional.of("d"))));

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            clock.forward(Duration.ofMinutes(30));
            return status("d") == Status.PARKED;
        });

        assertThat(status("c")).isEqualTo(Status.PARKED);
        assertThat(deliveries.redeliver("c", clock.instant())).isTrue();
    }

    private Status status(String id) {
        return deliveries.find(id).orElseThrow().status();
    }

    private void add(String id, String subscription) {
        deliveries.add(List.of(Delivery.of(
                id,
                subscription,
                "EMAIL",
                Status.PENDING,
                notice("RS-01K0000000000000000000000A"),
                NOW,
                Optional.empty())));
    }

    private static Notice notice(String subject) {
        return new Notice(
                new Reader("BA"),
                "event",
                EventKind.ALERT_ISSUED,
                subject,
                1,
                NOW,
                subject,
                List.of("RS"),
                List.of("drugs"),
                List.of(),
                false,
                "name",
                "everything");
    }

    private void subscribe(String id, Channel channel) {
        var terms =
                new Terms("name", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Language.ENGLISH);
        subscriptions.insert(
                new Subscription(id, new Owner(new Reader("BA"), "ba.analyst"), 1, NOW, terms, channel, Set.of()));
    }

    private void knows(String alert) {
        standings.alert(alert, false);
    }

    /** Mail that is not sent: to {@code hangs@} it hangs, to {@code fails@} it fails, {@code breaks@} and {@code overflows@} break the sender. */
    private static final class Outbox implements Sender {

        final List<Message> sent = new CopyOnWriteArrayList<>();
        final List<Message> hanging = new CopyOnWriteArrayList<>();
        final CountDownLatch release = new CountDownLatch(1);

        @Override
        public boolean serves(Channel channel) {
            return channel instanceof Channel.Email;
        }

        @Override
        public Outcome send(Channel channel, Message message) {
            var address = ((Channel.Email) channel).address();
            if (address.startsWith("hangs")) {
                hanging.add(message);
                try {
                    release.await();
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            }
            if (address.startsWith("breaks")) {
                throw new IllegalStateException("for the test");
            }
            if (address.startsWith("overflows")) {
                throw new StackOverflowError("for the test");
            }
            if (address.startsWith("fails")) {
                return Outcome.failed("MAIL_REFUSED");
            }
            sent.add(message);
            return Outcome.OK;
        }
    }
}
