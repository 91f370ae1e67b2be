package org.borderexchange.cases.matching;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How many records of state are still to be restored. Thread-safe. */
final class RestoreProgress implements StateRestoreListener {

    private record Restored(TopicPartition changelog, String store) {}

    private final Map<Restored, Long> remaining = new ConcurrentHashMap<>();

    long remaining() {
        return remaining.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startingOffset, long endingOffset) {
        remaining.put(new Restored(changelog, store), endingOffset - startingOffset);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long numRestored) {
        remaining.computeIfPresent(new Restored(changelog, store), (same, left) -> Math.max(0, left - numRestored));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
        remaining.remove(new Restored(changelog, store));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long totalRestored) {
        remaining.remove(new Restored(changelog, store));
    }
}
