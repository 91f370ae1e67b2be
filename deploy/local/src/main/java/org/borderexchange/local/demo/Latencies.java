package org.borderexchange.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long alerts took to one desk. */
final class Latencies {

    private final List<Duration> sorted = new ArrayList<>();
    private int expected;

    /** @param latency empty if the alert did not arrive */
    void add(Optional<Duration> latency) {
        expected++;
        latency.ifPresent(sorted::add);
        sorted.sort(null);
    }

    int expected() {
        return expected;
    }

    int arrived() {
        return sorted.size();
    }

    /** At least half of the arrivals took no longer. */
    Optional<Duration> median() {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    Optional<Duration> longest() {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.getLast());
    }
}
