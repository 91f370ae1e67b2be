package org.borderexchange.gateway.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The last events in the order in which this instance stored them. Desks have no queues of their own: each reads here
 * at its own pace, and the one that falls behind what is kept has to come back with its position. Thread-safe.
 */
final class FeedLog {

    /** Of an entry that was read out of turn: no position says whether a desk has it. */
    private static final int OUT_OF_TURN = -1;

    /** So many entries are handed to a desk at once. */
    private static final int PORTION = 256;

    private final @Nullable FeedEntry[] ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private TopicPartitions partitions = TopicPartitions.NONE;
    private long[] next = {};
    private long[] keptFrom = {};
    private long end;
    private int era;
    private boolean closed;

    FeedLog(int capacity) {
        ring = new FeedEntry[capacity];
    }

    /**
     * Forgets everything and ends all streams: from now on these partitions are read.
     *
     * @param from the offsets at which reading begins
     */
    void begin(Map<TopicPartition, Long> from) {
        locked(() -> {
            partitions = new TopicPartitions(from.keySet());
            next = new long[partitions.size()];
            from.forEach((partition, offset) -> next[partitions.indexOf(partition)] = offset);
            keptFrom = next.clone();
            Arrays.fill(ring, null);
            era++;
        });
    }

    /** Ends all streams, those to come included. */
    void close() {
        locked(() -> closed = true);
    }

    /** A record was read that has nothing to show. */
    void passed(TopicPartition partition, long offset) {
        locked(() -> advance(partition, offset));
    }

    /** A record was read that has. */
    void append(TopicPartition partition, long offset, Set<String> about, Function<String, String> renderer) {
        locked(() -> {
            var index = advance(partition, offset);
            var entry = new FeedEntry(about, index, offset, here().text(), renderer);
            int slot = slot(end++);
            forget(ring[slot]);
            ring[slot] = entry;
        });
    }

    /** @return index of the partition if the record came in turn */
    private int advance(TopicPartition partition, long offset) {
        if (!partitions.contains(partition)) {
            return OUT_OF_TURN;
        }
        int index = partitions.indexOf(partition);
        if (offset < next[index]) {
            return OUT_OF_TURN;
        }
        next[index] = offset + 1;
        return index;
    }

    private void forget(@Nullable FeedEntry oldest) {
        if (oldest != null && oldest.partition() != OUT_OF_TURN) {
            keptFrom[oldest.partition()] = oldest.offset() + 1;
        }
    }

    /** Whatever speaks of it is no longer for this country's eyes, wherever it still waits to be read. */
    void purge(String id) {
        locked(() -> {
            for (var entry : ring) {
                if (entry != null && entry.isAbout(id)) {
                    entry.purge();
                }
            }
        });
    }

    /** @param lastEventId where the desk left off; null: it begins now */
    Cursor open(@Nullable String lastEventId) {
        lock.lock();
        try {
            if (lastEventId == null) {
                return new Cursor(here(), end, false);
            }
            return FeedPosition.parse(lastEventId, partitions)
                    .filter(this::holdsAllAfter)
                    .map(position -> new Cursor(position, oldest(), false))
                    .orElseGet(() -> new Cursor(here(), end, true));
        } finally {
            lock.unlock();
        }
    }

    private boolean holdsAllAfter(FeedPosition position) {
        for (int index = 0; index < keptFrom.length; index++) {
            if (position.next()[index] < keptFrom[index]) {
                return false;
            }
        }
        return true;
    }

    private FeedPosition here() {
        return new FeedPosition(partitions.fingerprint(), next.clone());
    }

    private long oldest() {
        return Math.max(0, end - ring.length);
    }

    private int slot(long sequence) {
        return (int) (sequence % ring.length);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How far one desk has read. Of one thread. */
    final class Cursor {

        private final FeedPosition start;
        private final boolean reset;
        private final long live = end;
        private final int openedIn = era;
        private long at;

        private Cursor(FeedPosition start, long at, boolean reset) {
            this.start = start;
            this.at = at;
            this.reset = reset;
        }

        /** Is there a gap between where the desk left off and {@link #start}? */
        boolean reset() {
            return reset;
        }

        FeedPosition start() {
            return start;
        }

        /** Where the desk stands after all that it was handed. Means something only when the last portion was empty. */
        FeedPosition present() {
            lock.lock();
            try {
                var furthest = next.clone();
                for (int index = 0; index < Math.min(furthest.length, start.next().length); index++) {
                    furthest[index] = Math.max(furthest[index], start.next()[index]);
                }
                return new FeedPosition(partitions.fingerprint(), furthest);
            } finally {
                lock.unlock();
            }
        }

        /**
         * What is new to the desk, waiting for it.
         *
         * @return empty: nothing came in time
         * @throws Ended if the desk has to open the feed anew
         */
        List<FeedEntry> next(long patienceNanos) throws Ended, InterruptedException {
            lock.lockInterruptibly();
            try {
                long left = patienceNanos;
                while (true) {
                    var portion = portion();
                    if (!portion.isEmpty() || left <= 0) {
                        return portion;
                    }
                    left = changed.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }

        private List<FeedEntry> portion() throws Ended {
            if (closed || openedIn != era || at < oldest()) {
                throw new Ended();
            }
            var portion = new ArrayList<FeedEntry>();
            for (; at < end && portion.size() < PORTION; at++) {
                var entry = ring[slot(at)];
                if (entry != null && isNew(entry)) {
                    portion.add(entry);
                }
            }
            return portion;
        }

        /** Another instance may have been ahead of this one, so that what comes live is not always new. */
        private boolean isNew(FeedEntry entry) {
            return entry.partition() == OUT_OF_TURN ? at >= live : !start.covers(entry.partition(), entry.offset());
        }
    }

    /** The feed was closed, began anew, or the desk has fallen behind what is kept. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
