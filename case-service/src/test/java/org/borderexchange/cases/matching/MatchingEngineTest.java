package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.FutureTask;
import org.apache.kafka.streams.errors.StreamsException;
import org.borderexchange.cases.matching.MatchingEngine.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a broker. */
class MatchingEngineTest {

    private static final String NOBODY_LISTENS_HERE = "127.0.0.1:1";

    @TempDir
    private Path folder;

    @Test
    void itIsStoppedThoughItsStartWaitsForTheBroker() {
        var engine = HubProcess.engine(NOBODY_LISTENS_HERE, new TestExchange(), folder, () -> true);
        var start = new FutureTask<>(() -> engine.start(1, TestExchange.COUNTRIES), null);
        var starting = Thread.ofPlatform().daemon().start(start);
        await().until(() -> engine.condition().state() == State.STARTING && isWaiting(starting));

        assertTimeoutPreemptively(Duration.ofSeconds(20), engine::stop);

        assertThatThrownBy(start::get).hasCauseInstanceOf(StreamsException.class);
        assertThat(engine.condition().state()).isEqualTo(State.STOPPED);
    }

    private static boolean isWaiting(Thread thread) {
        return EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState());
    }
}
