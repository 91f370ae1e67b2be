package org.borderexchange.gateway.alert.content;

import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.InvolvementRole;
import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;

/** A company or other organisation in the matter. */
public record Organisation(
        InvolvementRole role,
        String name,
        @Nullable CountryCode country,
        @Nullable String registrationNumber) {

    public Organisation {
        new Faults()
                .required("role", role)
                .requiredText("name", name, Faults.LINE)
                .text("registrationNumber", registrationNumber, 50)
                .throwIfAny();
    }
}
