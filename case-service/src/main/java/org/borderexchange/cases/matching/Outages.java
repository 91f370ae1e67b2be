package org.borderexchange.cases.matching;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsException;
import org.borderexchange.schemas.serde.RegistryUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the schema registry, however long that takes: an outage is no reason to give up an event, nor to go on with the
 * next. Thread-safe.
 */
final class Outages {

    private static final Logger log = LoggerFactory.getLogger(Outages.class);
    private static final long RETRY_MILLIS = 500;

    /** What the registry may have to be asked for. */
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    private final CountDownLatch ended = new CountDownLatch(1);

    /** @throws StreamsException if the engine is stopped meanwhile; what was begun is then done again after the next start */
    <T, E extends Exception> T waitOut(Work<T, E> work) throws E {
        for (boolean isFirst = true; ; isFirst = false) {
            try {
                return work.run();
            } catch (RegistryUnavailable away) {
                if (isFirst) {
                    log.warn("the schema registry is away: matching waits for it");
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (ended.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new StreamsException("stopped while the schema registry is away");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StreamsException("interrupted while the schema registry is away", interrupted);
        }
    }

    /** Whoever waits, waits no longer. */
    void end() {
        ended.countDown();
    }
}
