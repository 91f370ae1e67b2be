package org.borderexchange.gateway.alert.content;

import java.math.BigDecimal;
import org.borderexchange.gateway.problem.Faults;
import org.jspecify.annotations.Nullable;

/** Facilitation of the crossing, with the price a head in euro. */
public record Facilitation(
        Boolean suspected,
        @Nullable BigDecimal priceEur,
        @Nullable String method) {

    public Facilitation {
        new Faults()
                .required("suspected", suspected)
                .check(priceEur == null || priceEur.signum() >= 0, "priceEur", "zero or more")
                .check(priceEur == null || Amounts.isBounded(priceEur), "priceEur", Amounts.BOUND)
                .text("method", method, Faults.TEXT)
                .throwIfAny();
    }
}
