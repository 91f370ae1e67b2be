package org.borderexchange.cases.casefile.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.borderexchange.cases.casefile.CaseCensus;
import org.borderexchange.cases.problem.Unavailable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The census, once a minute. Every instance tells the same: take the maximum, not the sum. In an outage or rebuild the last one stands. */
@Component
class CaseMetrics {

    private final CaseCensus.Taker census;
    private final MultiGauge open;
    private final AtomicLong overdue = new AtomicLong();

    CaseMetrics(CaseCensus.Taker census, MeterRegistry registry) {
        this.census = census;
        this.open = MultiGauge.builder("exchange.cases.open")
                .description("Cases that are open or under investigation")
                .register(registry);
        Gauge.builder("exchange.tasks.overdue", overdue, AtomicLong::get)
                .description("Open tasks of open cases whose date has passed")
                .register(registry);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void count() {
        try {
            var taken = census.take();
            open.register(
                    taken.open().entrySet().stream()
                            .map(counted -> Row.of(tags(counted.getKey()), counted.getValue()))
                            .toList(),
                    true);
            overdue.set(taken.overdue());
        } catch (Unavailable later) {
            // The next minute counts again; that the store is away is told elsewhere.
        }
    }

    private static Tags tags(CaseCensus.Slot slot) {
        return Tags.of(
                "working_group",
                slot.workingGroup(),
                "age",
                slot.age().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
