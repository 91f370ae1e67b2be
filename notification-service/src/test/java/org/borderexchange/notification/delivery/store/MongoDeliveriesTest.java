package org.borderexchange.notification.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.notification.SettableClock;
import org.borderexchange.notification.delivery.Attempt;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.Delivery.Status;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.schemas.codelist.EventKind;
import org.junit.jupiter.api.Test;

class MongoDeliveriesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final DurableStore STORE = DurableStore.inMemory();

    private final SettableClock clock = new SettableClock(NOW);
    private final String name = "d" + UUID.randomUUID().toString().substring(0, 8);
    private final MongoDeliveries deliveries = instance();

    private MongoDeliveries instance() {
        return new MongoDeliveries(
                MongoClients.create(STORE.connectionString("")).getDatabase(name), clock);
    }

    private static Delivery delivery(String id, String log) {
        var notice = new Notice(
                new Reader("BA"),
                "event",
                EventKind.ALERT_ISSUED,
                "RS-01K0000000000000000000000A",
                1,
                NOW,
                "RS-01K0000000000000000000000A",
                List.of("RS"),
                List.of("drugs"),
                List.of(),
                false,
                "name",
                "everything");
        return Delivery.of(id, log, "WEBHOOK", Status.PENDING, notice, NOW, Optional.empty());
    }

    private static List<Long> places(List<Delivery> of) {
        return of.stream().map(Delivery::seq).toList();
    }

    @Test
    void whatIsThereIsNotAddedAgainAndTakesNoPlace() {
        assertThat(places(deliveries.add(List.of(delivery("a", "S-1"), delivery("b", "S-1")))))
                .containsExactly(1L, 2L);
        var again = deliveries.add(List.of(delivery("a", "S-1"), delivery("c", "S-1"), delivery("c", "S-1")));

        assertThat(again).extracting(Delivery::id).containsExactly("c");
        assertThat(places(deliveries.after("S-1", 0, 10))).containsExactly(1L, 2L, 3L);
        assertThat(deliveries.taken(Map.of("S-1", 3L, "S-2", 1L))).containsExactly("S-1");
    }

    @Test
    void severalInstancesFillOneLogWithoutGapsAndWithoutDoubles() throws Exception {
        var instances = List.of(deliveries, instance(), instance());
        var work = new ArrayList<Callable<List<Delivery>>>();
        for (int number = 0; number < 30; number++) {
            var own = instances.get(number % 3);
            var ids = List.of(delivery("x" + number, "S-1"), delivery("shared" + number / 3, "S-1"));
            work.add(() -> own.add(ids));
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }

        var all = deliveries.after("S-1", 0, 100);
        assertThat(all).extracting(Delivery::id).doesNotHaveDuplicates().hasSize(40);
        assertThat(places(all)).doesNotHaveDuplicates().startsWith(1L, 2L, 3L);
    }

    @Test
    void whatOneInstanceTriesNoOtherTriesUntilItsLeaseHasEnded() {
        deliveries.add(List.of(delivery("a", "S-1")));
        var other = instance();

        var leased = deliveries.lease(10, Map.of(), 4, LEASE);
        assertThat(leased).hasSize(1);
        assertThat(other.lease(10, Map.of(), 4, LEASE)).isEmpty();

        clock.forward(LEASE);
        var takenOver = other.lease(10, Map.of(), 4, LEASE);
        assertThat(takenOver).extracting(Delivery::id).containsExactly("a");
        var attempt = new Attempt(NOW, true, "OK", Duration.ofMillis(5));
        assertThat(deliveries.settle(leased.getFirst(), Status.DELIVERED, attempt, NOW))
                .as("the word of whoever woke late")
                .isFalse();
        assertThat(other.settle(takenOver.getFirst(), Status.DELIVERED, attempt, NOW))
                .isTrue();
        assertThat(other.find("a").orElseThrow().attempts()).containsExactly(attempt);
    }

    @Test
    void whoeverIsBusyIsLeftOutSoThatHeDelaysNobody() {
        deliveries.add(List.of(delivery("a", "S-1"), delivery("b", "S-2")));

        assertThat(deliveries.lease(1, Map.of("S-1", 4), 4, LEASE))
                .extracting(Delivery::id)
                .containsExactly("b");
    }

    @Test
    void whatIsParkedCanBeSentAgainAndHasADayAgain() {
        deliveries.add(List.of(delivery("a", "S-1")));
        assertThat(deliveries.redeliver("a", NOW)).as("it waits anyway").isFalse();
        var leased = deliveries.lease(1, Map.of(), 4, LEASE).getFirst();
        deliveries.settle(leased, Status.PARKED, new Attempt(NOW, false, "HTTP 500", Duration.ZERO), NOW);
        assertThat(deliveries.backlog().parked()).isEqualTo(1);
        clock.forward(Duration.ofHours(30));

        assertThat(deliveries.redeliver("a", clock.instant())).isTrue();

        var again = deliveries.lease(1, Map.of(), 4, LEASE).getFirst();
        assertThat(again.tries()).isZero();
        assertThat(again.giveUpAt()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertThat(again.attempts()).hasSize(1);
    }

    @Test
    void theOldestWaitsSinceItWasMadeHoweverOftenItWasTriedAndADigestSinceItWasDue() {
        deliveries.add(List.of(delivery("a", "S-1"), Delivery.ofDigest("d", "S-2", NOW, NOW.plusSeconds(3600))));
        var leased = deliveries.lease(1, Map.of(), 4, LEASE).getFirst();
        var failed = new Attempt(NOW, false, "HTTP 500", Duration.ZERO);
        deliveries.settle(leased, Status.PENDING, failed, NOW.plus(Duration.ofMinutes(50)));
        clock.forward(Duration.ofMinutes(70));

        assertThat(deliveries.backlog().oldest()).contains(NOW);

        var again = deliveries.lease(1, Map.of(), 4, LEASE).getFirst();
        assertThat(deliveries.settle(again, Status.DELIVERED, failed, NOW)).isTrue();
        assertThat(deliveries.backlog().oldest()).contains(NOW.plusSeconds(3600));
    }

    @Test
    void whatIsParkedIsKeptLongerAndAStreamDoesNotGoOnFromThere() {
        deliveries.add(List.of(delivery("a", "S-1"), delivery("b", "S-1"), delivery("c", "S-1"), delivery("d", "S-1")));
        for (var leased : deliveries.lease(10, Map.of(), 4, LEASE)) {
            var status = leased.id().equals("b") ? Status.PARKED : Status.DELIVERED;
            deliveries.settle(leased, status, new Attempt(NOW, true, "OK", Duration.ZERO), NOW);
        }

        deliveries.forgetBefore(NOW.plusSeconds(1), NOW);

        assertThat(deliveries.after("S-1", 0, 10)).extracting(Delivery::id).containsExactly("b", "d");
        assertThat(deliveries.oldest("S-1")).isEqualTo(4);

        deliveries.forgetBefore(NOW.plusSeconds(1), NOW.plusSeconds(1));
        assertThat(deliveries.after("S-1", 0, 10)).extracting(Delivery::id).containsExactly("d");
    }

    @Test
    void theLastOfALogStaysSoThatItsPlacesGoOn() {
        deliveries.add(List.of(delivery("a", "S-1"), delivery("b", "S-1"), delivery("c", "S-1")));
        for (var leased : deliveries.lease(10, Map.of(), 4, LEASE)) {
            deliveries.settle(leased, Status.DELIVERED, new Attempt(NOW, true, "OK", Duration.ZERO), NOW);
        }

        deliveries.forgetBefore(NOW.plusSeconds(1), NOW);

        assertThat(deliveries.after("S-1", 0, 10)).extracting(Delivery::id).containsExactly("c");
        assertThat(deliveries.oldest("S-1")).isEqualTo(3);
        assertThat(places(instance().add(List.of(delivery("d", "S-1"))))).containsExactly(4L);
    }
}
