package org.borderexchange.gateway.alert;

import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.HandlingCode;
import org.jspecify.annotations.Nullable;

/** What a receiver may do with it; H3 spells out its conditions. */
public record Handling(HandlingCode code, @Nullable String conditions) {

    public Handling {
        new Faults()
                .required("code", code)
                .text("conditions", conditions, Faults.TEXT)
                .check(code != HandlingCode.H3 || conditions != null, "conditions", "H3 needs its conditions")
                .throwIfAny();
    }
}
