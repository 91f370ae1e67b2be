package org.borderexchange.gateway.alert.content;

import java.time.Instant;
import org.borderexchange.gateway.problem.Faults;
import org.jspecify.annotations.Nullable;

/** Goods that were taken. */
public record Seizure(
        Instant at,
        @Nullable Place place,
        String authority,
        @Nullable Quantity quantity) {

    public Seizure {
        new Faults()
                .required("at", at)
                .requiredText("authority", authority, Faults.LINE)
                .throwIfAny();
    }
}
