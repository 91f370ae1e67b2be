package org.borderexchange.gateway.alert.content;

import java.time.Instant;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.TheftCircumstances;
import org.jspecify.annotations.Nullable;

/** When, where and how an object was lost. */
public record Theft(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Place place,
        TheftCircumstances circumstances,
        @Nullable Boolean keysPresent) {

    public Theft {
        circumstances = circumstances == null ? TheftCircumstances.UNKNOWN : circumstances;
        new Faults()
                .check(from == null || to == null || !to.isBefore(from), "to", "not before from")
                .throwIfAny();
    }
}
