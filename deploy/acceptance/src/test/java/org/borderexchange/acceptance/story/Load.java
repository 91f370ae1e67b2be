package org.borderexchange.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Many officers of one country who issue alerts as fast as they are answered, and take down every id that they were
 * given with a 201.
 */
public final class Load implements AutoCloseable {

    private static final int SUBMITTERS = 16;
    private static final long PAUSE_MILLIS = 10;

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService submitters = Executors.newScheduledThreadPool(SUBMITTERS);

    private Load(Officer officer) {
        IntStream.range(0, SUBMITTERS)
                .forEach(submitter -> submitters.scheduleWithFixedDelay(
                        () -> submit(officer), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    }

    public static Load of(Officer officer) {
        return new Load(officer);
    }

    private void submit(Officer officer) {
        try {
            var answer = officer.submits(Draft.stolenVehicle());
            if (answer.status() == 201) {
                accepted.add(answer.json().required("id").asString());
            } else {
                refusals.add(answer.status());
            }
        } catch (UncheckedIOException gatewayAway) {
            // nothing was promised
        }
    }

    public Load untilAccepted(int atLeast) {
        Eventually.within(Eventually.AFTER_AN_OUTAGE, atLeast + " accepted", () -> accepted.size() >= atLeast);
        return this;
    }

    public int acceptedSoFar() {
        return accepted.size();
    }

    /** Statuses other than 201 that were answered. */
    public Set<Integer> refusals() {
        return Set.copyOf(refusals);
    }

    /** @return ids of everything that was promised */
    public Set<String> stop() {
        submitters.close();
        return Set.copyOf(accepted);
    }

    /** Each is in the store of its owner's gateway. */
    public void isAllStoredAt(Officer officer) {
        accepted.parallelStream().forEach(id -> officer.reads(id).hasStatus(200));
    }

    /** Each was shown to a desk, and nothing was shown to it twice. */
    public void isAllSeenOnceAt(Desk desk) {
        Eventually.within(
                Eventually.AFTER_AN_OUTAGE, () -> assertThat(missingOn(desk)).isEmpty());
        assertNothingTwice(desk);
    }

    public static void assertNothingTwice(Desk desk) {
        assertThat(desk.resets()).isZero();
        assertThat(desk.shown()).extracting(FeedEvent::text).doesNotHaveDuplicates();
    }

    private Set<String> missingOn(Desk desk) {
        var missing = new HashSet<>(accepted);
        desk.shown().forEach(event -> missing.remove(event.subjectId()));
        return missing;
    }

    @Override
    public void close() {
        submitters.close();
    }
}
