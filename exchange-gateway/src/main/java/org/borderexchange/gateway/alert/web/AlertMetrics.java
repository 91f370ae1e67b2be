package org.borderexchange.gateway.alert.web;

import io.micrometer.core.instrument.MeterRegistry;
import org.borderexchange.gateway.alert.AlertDetails;
import org.borderexchange.gateway.problem.ProblemType;
import org.springframework.stereotype.Component;

/** Counts alerts as they come in. */
@Component
class AlertMetrics {

    private final MeterRegistry meters;

    AlertMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param admitted its working group exists, so that the tag's values are bounded */
    void accepted(AlertDetails admitted) {
        meters.counter(
                        "exchange.alerts.accepted",
                        "working_group",
                        admitted.workingGroup().value(),
                        "type",
                        admitted.content().type().name())
                .increment();
    }

    void rejected(ProblemType problem) {
        meters.counter("exchange.alerts.rejected", "problem", problem.slug()).increment();
    }
}
