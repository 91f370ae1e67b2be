package org.borderexchange.gateway.alert;

import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.UrgencyLevel;
import org.jspecify.annotations.Nullable;

/** How fast it must be dealt with; what is urgent says why. */
public record Urgency(UrgencyLevel level, @Nullable String justification) {

    public static final Urgency ROUTINE = new Urgency(UrgencyLevel.ROUTINE, null);

    public Urgency {
        new Faults()
                .required("level", level)
                .text("justification", justification, Faults.TEXT)
                .check(
                        level != UrgencyLevel.URGENT || justification != null,
                        "justification",
                        "URGENT needs a justification")
                .throwIfAny();
    }
}
