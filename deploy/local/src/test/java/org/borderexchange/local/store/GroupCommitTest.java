package org.borderexchange.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {

    @TempDir
    Path folder;

    private MVStore store;
    private MVMap<Integer, Integer> map;
    private GroupCommit commits;

    @BeforeEach
    void open() {
        store = new MVStore.Builder()
                .fileName(folder.resolve("store").toString())
                .autoCommitDisabled()
                .open();
        map = store.openMap("map");
        commits = new GroupCommit(store, Durability.POWER_CUT);
    }

    @AfterEach
    void close() {
        store.closeImmediately();
    }

    @Test
    void changesAppliedDuringACommitShareTheNext() throws InterruptedException {
        var writers = 20;
        var before = store.getCurrentVersion();
        var allApplied = new CountDownLatch(writers);

        var threads = new ArrayList<Thread>();
        for (var key : IntStream.range(0, writers).toArray()) {
            threads.add(Thread.ofVirtual()
                    .start(() -> commits.durably(() -> {
                        map.put(key, key);
                        allApplied.countDown();
                        return awaited(allApplied);
                    })));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(store.getCurrentVersion() - before).isEqualTo(1);
        assertThat(map).hasSize(writers);
    }

    @Test
    void aWriteThatFailsIsRefusedAndSoIsEveryLaterOne() {
        // An interrupted thread cannot write to a file: it closes the channel instead.
        assertThatThrownBy(() -> commits.durably(() -> {
                    map.put(1, 1);
                    Thread.currentThread().interrupt();
                    return "never answered";
                }))
                .isInstanceOf(MongoServerError.class);
        assertThat(Thread.interrupted()).isTrue();

        assertThatThrownBy(() -> commits.durably(() -> "never answered")).isInstanceOf(MongoServerError.class);
    }

    @Test
    void aStoreThatIsClosedAcknowledgesNothing() {
        assertThatThrownBy(() -> commits.durably(() -> {
                    store.closeImmediately();
                    return "never answered";
                }))
                .isInstanceOf(MongoServerError.class);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
