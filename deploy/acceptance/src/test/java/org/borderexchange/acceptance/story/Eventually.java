package org.borderexchange.acceptance.story;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** Waiting for what has to happen. The bounds are generous, for speed is measured elsewhere. */
public final class Eventually {

    /** On a healthy platform this is a fraction of a second. */
    public static final Duration SOON = Duration.ofSeconds(15);

    /** After something was broken: leases run out, connections are made anew. */
    public static final Duration AFTER_AN_OUTAGE = Duration.ofSeconds(60);

    /** Until the assertion holds, {@link #SOON}. */
    public static void soon(ThrowingRunnable assertion) {
        within(SOON, assertion);
    }

    public static void within(Duration atMost, ThrowingRunnable assertion) {
        patient(atMost).untilAsserted(assertion);
    }

    public static void within(Duration atMost, String what, Callable<Boolean> condition) {
        patient(atMost).alias(what).until(condition);
    }

    private static ConditionFactory patient(Duration atMost) {
        return await().atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(java.io.UncheckedIOException.class);
    }

    private Eventually() {}
}
