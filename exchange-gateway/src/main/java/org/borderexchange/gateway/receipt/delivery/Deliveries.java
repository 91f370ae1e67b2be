package org.borderexchange.gateway.receipt.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.borderexchange.gateway.outbox.PublishingGate;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.gateway.receipt.Progress;
import org.borderexchange.gateway.receipt.ReceiptService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Tells what waits, in bulk, and remembers until when everything is told: what a crash or a full memory has lost is found again in the store,
 * among what was stored since.
 */
class Deliveries implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    /** By how much the clocks of two instances may differ. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /** A watermark that is so much older costs nothing but a slightly longer look back. */
    private static final Duration WATERMARK_INTERVAL = Duration.ofSeconds(5);

    private final Waiting waiting;
    private final ReceiptService service;
    private final Held held;
    private final Watermark watermark;
    private final PublishingGate gate;
    private final WriteCapacity capacity;
    private final ReceiptProperties properties;
    private final ReceiptMetrics metrics;
    private final Clock clock;
    private final Lock telling = new ReentrantLock();

    private volatile boolean running;
    private volatile @Nullable Thread lookingBack;
    private boolean toldSinceSaved = true;
    private Instant savedAt = Instant.EPOCH;

    /** @param gate before it is open this database may be older than what was published of it */
    Deliveries(
            Waiting waiting,
            ReceiptService service,
            Held held,
            Watermark watermark,
            PublishingGate gate,
            WriteCapacity capacity,
            ReceiptProperties properties,
            ReceiptMetrics metrics,
            Clock clock) {
        this.waiting = waiting;
        this.service = service;
        this.held = held;
        this.watermark = watermark;
        this.gate = gate;
        this.capacity = capacity;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        lookBack();
    }

    /** What waits is told once more; what cannot be is found again at the next start. */
    @Override
    public void stop() {
        running = false;
        var looking = lookingBack;
        if (looking != null) {
            looking.interrupt();
        }
        tell();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after what makes arrivals and reads stop, and before the relay does. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 2 + 1;
    }

    /** At a fixed rate, for Spring runs what has a fixed delay on one thread. */
    @Scheduled(fixedRateString = "${gateway.receipts.interval:500ms}")
    void turn() {
        if (running) {
            tell();
        }
    }

    private void tell() {
        if (!gate.isOpen() || !capacity.hasRoomToSpare() || !telling.tryLock()) {
            return;
        }
        try {
            var before = clock.instant();
            boolean looksBack = looksBack();
            var portion = waiting.take(properties.portion(), properties.oldPortion());
            tell(portion.progress());
            if (portion.all() && !looksBack) {
                allIsTold(before);
            }
        } catch (StoreUnavailable away) {
            log.warn("receipts wait: the store is away");
        } finally {
            telling.unlock();
        }
    }

    private void tell(Map<String, Progress> progress) {
        if (progress.isEmpty()) {
            return;
        }
        toldSinceSaved = true;
        try {
            service.tell(progress, metrics::told);
        } catch (StoreUnavailable outage) {
            waiting.putBack(progress);
            throw outage;
        } catch (RuntimeException failure) {
            if (progress.size() > 1) {
                oneByOne(progress);
            } else {
                // The class alone: messages of libraries may quote the content.
                log.warn("a receipt cannot be given: {}", failure.getClass().getName());
            }
        }
    }

    private void oneByOne(Map<String, Progress> progress) {
        var left = new LinkedHashMap<>(progress);
        try {
            progress.forEach((subject, news) -> {
                left.remove(subject); // what fails is put back by itself
                tell(Map.of(subject, news));
            });
        } finally {
            waiting.putBack(left);
        }
    }

    /** @param before all of which the waiting were told was stored before they were taken */
    private void allIsTold(Instant before) {
        if (waiting.hasForgotten()) {
            lookBack();
        } else if (toldSinceSaved && !before.isBefore(savedAt.plus(WATERMARK_INTERVAL))) {
            watermark.save(before);
            savedAt = before;
            toldSinceSaved = false;
        }
    }

    /** Is it still found out what was lost? */
    boolean looksBack() {
        return lookingBack != null;
    }

    private void lookBack() {
        var looking = Thread.ofVirtual().name("receipts-look-back").unstarted(this::recallWhatWasLost);
        lookingBack = looking;
        looking.start();
    }

    /** On a thread of its own, which may wait. */
    private void recallWhatWasLost() {
        try {
            while (running && !recalled()) {
                Thread.sleep(properties.retry()); // nothing else waits on this thread; stopping interrupts it
            }
        } catch (InterruptedException | Ended atTheNextStart) {
            log.debug("looking back was interrupted");
        }
    }

    private boolean recalled() {
        try {
            var since = watermark.load().map(told -> told.minus(MARGIN)).orElse(Instant.EPOCH);
            held.forEachSince(since, stored -> {
                try {
                    waiting.recall(stored);
                } catch (InterruptedException ends) {
                    throw new Ended();
                }
            });
            lookingBack = null;
            return true;
        } catch (StoreUnavailable away) {
            log.warn("receipts of the past wait: the store is away");
            return false;
        } catch (Ended ends) {
            throw ends;
        } catch (RuntimeException failure) {
            // The class alone: messages of libraries may quote the content.
            log.warn("receipts of the past wait: {}", failure.getClass().getName());
            return false;
        }
    }

    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super(null, null, false, false);
        }
    }
}
