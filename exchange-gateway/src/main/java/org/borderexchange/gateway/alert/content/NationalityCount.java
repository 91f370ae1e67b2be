package org.borderexchange.gateway.alert.content;

import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.NationalityBasis;
import org.jspecify.annotations.Nullable;

/** How many people of a nationality (ISO 3166-1 alpha-3). */
public record NationalityCount(String country, @Nullable Integer count, NationalityBasis established) {

    public NationalityCount {
        established = established == null ? NationalityBasis.CLAIMED : established;
        new Faults()
                .required("country", country)
                .check(Nationality.isCode(country), "country", Nationality.FORM)
                .range("count", count, 0, 1_000_000)
                .throwIfAny();
    }
}
