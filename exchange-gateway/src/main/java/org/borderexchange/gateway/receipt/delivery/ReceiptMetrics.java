package org.borderexchange.gateway.receipt.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.borderexchange.gateway.receipt.ReceiptService.Step;

/** What can be counted of the receipts that this instance gives. */
final class ReceiptMetrics {

    private final Counter delivered;
    private final Counter read;

    ReceiptMetrics(MeterRegistry registry, Waiting waiting) {
        delivered = counter(registry, "delivered");
        read = counter(registry, "read");
        // Counted where it is said; shown as 0 before.
        counter(registry, "acknowledged");
        Gauge.builder("exchange.receipts.waiting", waiting, Waiting::size)
                .description("Subjects whose owners are still to be told that they were delivered or read")
                .register(registry);
    }

    void told(Step step) {
        if (step.delivers()) {
            delivered.increment();
        }
        if (step.reads()) {
            read.increment();
        }
    }

    private static Counter counter(MeterRegistry registry, String kind) {
        return Counter.builder("exchange.receipts")
                .description("What this country told the owners of alerts and hits")
                .tag("kind", kind)
                .register(registry);
    }
}
