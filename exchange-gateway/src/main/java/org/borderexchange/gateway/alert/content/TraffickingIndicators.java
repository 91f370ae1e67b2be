package org.borderexchange.gateway.alert.content;

import org.borderexchange.gateway.problem.Faults;
import org.jspecify.annotations.Nullable;

/** Signs of trafficking in human beings: act, means, purpose. */
public record TraffickingIndicators(
        @Nullable String act,
        @Nullable String means,
        @Nullable String purpose) {

    public TraffickingIndicators {
        new Faults()
                .text("act", act, Faults.LINE)
                .text("means", means, Faults.LINE)
                .text("purpose", purpose, Faults.LINE)
                .throwIfAny();
    }
}
