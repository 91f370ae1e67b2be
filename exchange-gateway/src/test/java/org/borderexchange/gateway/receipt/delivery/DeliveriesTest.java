package org.borderexchange.gateway.receipt.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.receipt.ReceiptExamples.alertOf;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.borderexchange.gateway.DepthOnlyOutbox;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.gateway.receipt.InMemoryReceipts;
import org.borderexchange.gateway.receipt.Progress;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.gateway.receipt.ReceiptService;
import org.borderexchange.gateway.receipt.Tidings.Delivered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveriesTest {

    private static final int PORTION = 20;
    private static final int OLD = 5;
    private static final int BOUND = 40;

    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryReceipts receipts = new InMemoryReceipts(RS);
    private final Waiting waiting = new Waiting(BOUND, clock);
    private final List<Delivered> stored = new CopyOnWriteArrayList<>();
    private final AtomicReference<Runnable> failing = new AtomicReference<>(() -> {});
    private final List<Instant> askedSince = new CopyOnWriteArrayList<>();
    private final WatermarkFake watermark = new WatermarkFake();
    private final DepthOnlyOutbox outbox = new DepthOnlyOutbox();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile boolean open = true;
    private final Deliveries deliveries = new Deliveries(
            waiting,
            new ReceiptService(receipts, subject -> Optional.of(Set.of(BA)), RS, clock),
            (since, action) -> {
                askedSince.add(since);
                stored.forEach(action);
                failing.getAndSet(() -> {}).run();
            },
            watermark,
            () -> open,
            new WriteCapacity(outbox, 100, 1),
            new ReceiptProperties(Duration.ofMillis(500), PORTION, OLD, BOUND, Duration.ofMillis(10)),
            new ReceiptMetrics(meters, waiting),
            clock);

    @AfterEach
    void stop() {
        deliveries.stop();
    }

    @Test
    void aBurstOfVersionsOfOneAlertIsOneReceipt() {
        startedAndLookedBack();
        var alert = alertOf(BA);

        for (int version = 1; version <= 1_000; version++) {
            waiting.delivered(List.of(told(alert, version)));
        }
        waiting.read(alert, 999);
        assertThat(meters.get("exchange.receipts.waiting").gauge().value()).isEqualTo(1);
        deliveries.turn();

        assertThat(receipts.given).singleElement().satisfies(given -> {
            assertThat(given.receipt().delivered().version()).isEqualTo(1_000);
            assertThat(given.receipt().read().orElseThrow().version()).isEqualTo(999);
        });
        assertThat(counted("delivered")).isEqualTo(1);
        assertThat(counted("read")).isEqualTo(1);
        assertThat(counted("acknowledged")).isZero();
    }

    @Test
    void aTurnTellsNoMoreThanItsPortionAndWhatIsOfTodayFirst() {
        startedAndLookedBack();
        var past = IntStream.range(0, 15).mapToObj(i -> alertOf(BA)).toList();
        var today = IntStream.range(0, 18).mapToObj(i -> alertOf(BA)).toList();
        past.forEach(alert -> waiting.delivered(List.of(new Delivered(alert, 1, true, NOW.minusSeconds(3600)))));
        today.forEach(alert -> waiting.delivered(List.of(told(alert, 1))));

        deliveries.turn();
        assertThat(subjects()).hasSize(PORTION).containsAll(today);
        deliveries.turn();

        assertThat(subjects()).hasSize(PORTION + OLD);
        deliveries.turn();
        deliveries.turn();
        assertThat(subjects()).hasSize(33);
    }

    @Test
    void whileTheStoreIsAwayNothingIsLostAndNewVersionsJoin() {
        startedAndLookedBack();
        var alert = alertOf(BA);
        waiting.delivered(List.of(told(alert, 1)));
        receipts.setUnavailable(true);
        deliveries.turn();
        waiting.delivered(List.of(told(alert, 2)));
        assertThat(waiting.size()).isEqualTo(1);
        receipts.setUnavailable(false);

        deliveries.turn();

        assertThat(receipts.given)
                .singleElement()
                .satisfies(given ->
                        assertThat(given.receipt().delivered().version()).isEqualTo(2));
    }

    @Test
    void whatWasReadStaysReadWhenItIsFoundInTheStoreWhileItCannotBeTold() throws Exception {
        var alert = alertOf(BA);
        waiting.read(alert, 3);
        var untold = waiting.take(PORTION, OLD).progress();
        waiting.recall(new Delivered(alert, 3, true, NOW.minusSeconds(50)));

        waiting.putBack(untold);

        var delivered = new Receipt.Mark(3, NOW.minusSeconds(50));
        var read = new Receipt.Mark(3, NOW);
        assertThat(waiting.take(PORTION, OLD).progress())
                .containsExactly(entry(alert, new Progress(Optional.of(delivered), Optional.of(read), true)));
    }

    @Test
    void oneThatCannotBeGivenDoesNotKeepTheOthers() {
        startedAndLookedBack();
        var broken = alertOf(BA);
        var good = alertOf(BA);
        receipts.breakOn(broken);
        waiting.delivered(List.of(told(broken, 1), told(good, 1)));

        deliveries.turn();

        assertThat(subjects()).containsExactly(good);
        assertThat(waiting.size()).isZero();
    }

    @Test
    void nothingIsLostWhenTheStoreGoesAwayWhileTheyAreGivenOneByOne() {
        startedAndLookedBack();
        var broken = alertOf(BA);
        var good = Stream.generate(() -> alertOf(BA)).limit(4).toList();
        receipts.breakOn(broken);
        receipts.goAwayAfter(1);
        waiting.delivered(List.of(told(broken, 1)));
        good.forEach(alert -> waiting.delivered(List.of(told(alert, 1))));
        deliveries.turn();
        assertThat(subjects()).containsExactly(good.getFirst());
        receipts.setUnavailable(false);

        deliveries.turn();

        assertThat(subjects()).containsExactlyInAnyOrderElementsOf(good);
    }

    @Test
    void nothingIsToldBeforeTheGateOpensOrWhileTheOutboxIsHalfFull() {
        startedAndLookedBack();
        waiting.delivered(List.of(told(alertOf(BA), 1)));
        open = false;
        deliveries.turn();
        open = true;
        outbox.setSubjects(50);
        deliveries.turn();
        assertThat(receipts.given).isEmpty();

        outbox.setSubjects(49);
        deliveries.turn();

        assertThat(receipts.given).hasSize(1);
    }

    @Test
    void atAStartItFindsWhatWasStoredSinceAllWasTold() {
        watermark.save(NOW.minusSeconds(100));
        var lost = alertOf(BA);
        stored.add(new Delivered(lost, 4, true, NOW.minusSeconds(50)));

        startedAndLookedBack();
        deliveries.turn();

        assertThat(askedSince).containsExactly(NOW.minusSeconds(110));
        assertThat(receipts.given)
                .singleElement()
                .satisfies(given ->
                        assertThat(given.receipt().delivered()).isEqualTo(new Receipt.Mark(4, NOW.minusSeconds(50))));
    }

    static List<RuntimeException> failures() {
        return List.of(new StoreUnavailable(new IOException("away")), new IllegalStateException("odd"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatCannotBeLookedUpIsLookedUpAgain(RuntimeException failure) {
        stored.add(told(alertOf(BA), 1));
        failing.set(() -> {
            throw failure;
        });

        startedAndLookedBack();
        deliveries.turn();

        assertThat(askedSince).hasSize(2);
        assertThat(receipts.given).hasSize(1);
    }

    @Test
    void whenAllIsToldThatIsRememberedNowAndThen() {
        startedAndLookedBack();
        deliveries.turn();
        assertThat(watermark.load()).contains(NOW);

        clock.set(NOW.plusSeconds(60));
        deliveries.turn();
        assertThat(watermark.load()).as("nothing was told since").contains(NOW);

        waiting.delivered(List.of(told(alertOf(BA), 1)));
        deliveries.turn();
        assertThat(watermark.load()).contains(NOW.plusSeconds(60));
    }

    @Test
    void whatDoesNotFitIntoMemoryIsFoundAgainInTheStore() {
        startedAndLookedBack();
        var all = IntStream.range(0, BOUND + 25)
                .mapToObj(i -> told(alertOf(BA), 1))
                .toList();
        stored.addAll(all);

        waiting.delivered(all);
        assertThat(waiting.size()).isEqualTo(BOUND);

        await().untilAsserted(() -> {
            deliveries.turn();
            assertThat(subjects())
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().map(Delivered::subject).toList());
        });
        assertThat(askedSince).hasSize(2);
    }

    @Test
    void whoLooksBackWaitsForRoomAndNobodyElseDoes() {
        var past = Stream.generate(() -> alertOf(BA))
                .limit(BOUND * 2L)
                .map(alert -> new Delivered(alert, 1, true, NOW.minusSeconds(50)))
                .toList();
        stored.addAll(past);
        deliveries.start();
        await().until(() -> waiting.size() == BOUND);

        waiting.delivered(List.of(told(alertOf(BA), 1)));

        await().untilAsserted(() -> {
            deliveries.turn();
            assertThat(subjects()).hasSizeGreaterThanOrEqualTo(BOUND * 2);
        });
    }

    @Test
    void atTheEndWhatWaitsIsTold() {
        startedAndLookedBack();
        waiting.delivered(List.of(told(alertOf(BA), 1)));

        deliveries.stop();

        assertThat(receipts.given).hasSize(1);
    }

    private void startedAndLookedBack() {
        deliveries.start();
        await().until(() -> !askedSince.isEmpty() && !deliveries.looksBack());
    }

    private List<String> subjects() {
        return receipts.given.stream().map(given -> given.receipt().subject()).toList();
    }

    private double counted(String kind) {
        return meters.get("exchange.receipts").tag("kind", kind).counter().count();
    }

    private static Delivered told(String alert, int version) {
        return new Delivered(alert, version, true, NOW);
    }

    private static final class WatermarkFake implements Watermark {

        private volatile Optional<Instant> until = Optional.empty();

        @Override
        public Optional<Instant> load() {
            return until;
        }

        @Override
        public void save(Instant toldUntil) {
            until = Optional.of(toldUntil);
        }
    }
}
