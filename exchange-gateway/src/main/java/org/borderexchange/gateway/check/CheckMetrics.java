package org.borderexchange.gateway.check;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** What can be counted of checks. The hit ratio is that of the timer's counts; the false-positive rate that of the two outcomes of a maybe. */
final class CheckMetrics {

    private final MeterRegistry registry;
    private final Timer hit;
    private final Timer noHit;
    private final Counter confirmed;
    private final Counter nothing;

    CheckMetrics(MeterRegistry registry, IdentifierFilter filter) {
        this.registry = registry;
        this.hit = timer("hit");
        this.noHit = timer("no_hit");
        this.confirmed = maybe("confirmed");
        this.nothing = maybe("nothing");
        size("wholes", filter.wholes());
        size("fragments", filter.fragments());
    }

    /** A check that fails is not counted: it was not answered. */
    CheckOutcome timed(Supplier<CheckOutcome> check) {
        var sample = Timer.start(registry);
        var outcome = check.get();
        sample.stop(outcome.isHit() ? hit : noHit);
        return outcome;
    }

    /** The database was asked. */
    void verified(boolean found) {
        (found ? confirmed : nothing).increment();
    }

    private Timer timer(String result) {
        return Timer.builder("exchange.check")
                .description("From the reading of a check to its answer, its record included")
                .tag("result", result)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    private Counter maybe(String outcome) {
        return Counter.builder("exchange.check.maybes")
                .description("Checks of which the memory said maybe, by what the alerts said")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void size(String part, FingerprintSet set) {
        Gauge.builder("exchange.check.filter.entries", set, FingerprintSet::size)
                .description("Fingerprints in memory")
                .tag("part", part)
                .register(registry);
    }
}
