package org.borderexchange.local.store;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets a change be answered only when a commit has carried it to the file. Whoever finds no commit under way makes one,
 * for all the changes applied so far; those who come meanwhile share the next.
 */
final class GroupCommit {

    /** Old space is collected often and little, so that no single write waits long for it. */
    private static final int COMMITS_PER_COMPACTION = 100;

    private static final int COMPACTED_BELOW_LIVE_PERCENT = 50;
    private static final int COMPACTION_BYTES = 512 * 1024;

    private final MVStore store;
    private final Durability durability;

    /** Shared by running changes, exclusive to a commit's snapshot: the file never holds half of a command. */
    private final ReentrantReadWriteLock changing = new ReentrantReadWriteLock();

    private final AtomicLong applied = new AtomicLong();

    /** Guards what follows. */
    private final Lock committing = new ReentrantLock();

    private long durable;
    private int commits;
    private @Nullable Throwable failure;

    GroupCommit(MVStore store, Durability durability) {
        this.store = store;
        this.durability = durability;
        store.setRetentionTime(0); // or else 45 s of old versions stay in the file
    }

    /**
     * Applies a change and returns when it is durable.
     *
     * @throws MongoServerError 91 (shutdown in progress) if the change could not be written. None is accepted from then
     *     on: after a failed write or sync only reopening the file tells what it holds
     */
    <T> T durably(Supplier<T> change) {
        T answer;
        long number;
        changing.readLock().lock();
        try {
            answer = change.get();
            number = applied.incrementAndGet();
        } finally {
            changing.readLock().unlock();
        }
        awaitDurable(number);
        return answer;
    }

    /**
     * Lets running changes finish, then closes the store; later changes fail. Without H2's compaction on closing, which moves chunks: one time in
     * some hundred it found its own list of free space contradicting itself (2.4.240).
     */
    void close() {
        changing.writeLock().lock();
        try {
            store.close();
        } finally {
            changing.writeLock().unlock();
        }
    }

    private void awaitDurable(long number) {
        committing.lock();
        try {
            if (durable < number) {
                durable = commit();
            }
        } finally {
            committing.unlock();
        }
    }

    /** Returns the number of the last change that is durable now. */
    private long commit() {
        if (failure == null) {
            try {
                var written = write();
                if (durability == Durability.POWER_CUT) {
                    store.sync();
                }
                return written;
            } catch (Throwable e) { // whatever it was, nobody knows what the file holds
                failure = e;
            }
        }
        throw new MongoServerError(91, "ShutdownInProgress", "the store cannot write to its file", failure);
    }

    private long write() {
        changing.writeLock().lock();
        try {
            if (++commits % COMMITS_PER_COMPACTION == 0) {
                store.compact(COMPACTED_BELOW_LIVE_PERCENT, COMPACTION_BYTES);
            }
            store.commit();
            if (store.isClosed()) {
                throw new IllegalStateException("closed"); // a closed store ignores commits
            }
            return applied.get();
        } finally {
            changing.writeLock().unlock();
        }
    }
}
