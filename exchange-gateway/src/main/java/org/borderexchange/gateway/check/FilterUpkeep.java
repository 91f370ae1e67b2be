package org.borderexchange.gateway.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.borderexchange.gateway.alert.LiveAlerts;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.schemas.matching.Identified;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Fills the filter from the database when the gateway starts, tells it what other instances of the gateway store, and lets go of what no alert
 * needs any more.
 */
class FilterUpkeep {

    private static final Logger log = LoggerFactory.getLogger(FilterUpkeep.class);

    /** Doubts settled with one question to the database. */
    private static final int PORTION = 1_000;

    /** By how much the clocks of two instances may differ, together with the time that a write takes. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final LiveAlerts alerts;
    private final IdentifierFilter filter;
    private final Clock clock;
    private final Lock tending = new ReentrantLock();

    /** What was stored before is known, but for the margin; null: nothing is. */
    private volatile @Nullable Instant knownUntil;

    private volatile boolean unreadable;

    FilterUpkeep(LiveAlerts alerts, IdentifierFilter filter, Clock clock) {
        this.alerts = alerts;
        this.filter = filter;
        this.clock = clock;
    }

    /**
     * Does the filter know all that stood in the database when this instance started? Stays true, but for while something stands there that
     * this release cannot read.
     */
    boolean complete() {
        return knownUntil != null && !unreadable;
    }

    /** At a fixed rate, for Spring runs what has a fixed delay on one thread, and the first time may take minutes. */
    @Scheduled(fixedRateString = "${gateway.check.upkeep-interval:1s}")
    void tend() {
        if (!tending.tryLock()) {
            return;
        }
        try {
            learn();
            unreadable = false;
            settle(filter.wholes());
            settle(filter.fragments());
        } catch (StoreUnavailable away) {
            log.warn("the filter of checks waits: the store is away");
        } catch (RuntimeException failure) {
            unreadable = true;
            // The class alone: messages of libraries may quote the content.
            log.error(
                    "checks are not answered: an alert in the store cannot be read ({})",
                    failure.getClass().getName());
        } finally {
            tending.unlock();
        }
    }

    private void learn() {
        var now = clock.instant();
        var known = knownUntil;
        if (known == null) {
            alerts.forEach(this::add);
        } else {
            alerts.forEachStoredSince(known.minus(MARGIN), this::add);
        }
        knownUntil = now;
    }

    private void add(List<Identified> identifiers) {
        filter.changed(List.of(), identifiers);
    }

    private void settle(FingerprintSet set) {
        List<FingerprintSet.Doubt> doubts;
        do {
            doubts = set.doubts(PORTION);
            if (doubts.isEmpty()) {
                return;
            }
            var inUse = alerts.inUse(
                    doubts.stream().map(FingerprintSet.Doubt::entry).toList());
            doubts.forEach(doubt -> set.settle(doubt, inUse.contains(doubt.entry())));
        } while (doubts.size() == PORTION);
    }
}
