package org.borderexchange.gateway.alert.content;

import java.util.List;
import java.util.regex.Pattern;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.Commodity;
import org.borderexchange.schemas.codelist.Concealment;
import org.borderexchange.schemas.codelist.ContentType;
import org.jspecify.annotations.Nullable;

/** Goods on their way past the law. {@code hsCode}: six digits of the Harmonized System; {@code unNumber}: four digits. */
public record Smuggling(
        Commodity commodity,
        @Nullable String hsCode,
        @Nullable String unNumber,
        @Nullable String description,
        @Nullable Quantity quantity,
        @Nullable Money value,
        @Nullable Transport transport,
        @Nullable Concealment concealment,
        List<RouteStop> route,
        List<Person> persons,
        List<Organisation> organisations,
        @Nullable Seizure seizure)
        implements Content {

    public Smuggling {
        var faults = new Faults();
        route = faults.list("route", route);
        persons = faults.list("persons", persons);
        organisations = faults.list("organisations", organisations);
        faults.required("commodity", commodity)
                .check(hsCode == null || SIX_DIGITS.matcher(hsCode).matches(), "hsCode", "six digits")
                .check(unNumber == null || FOUR_DIGITS.matcher(unNumber).matches(), "unNumber", "four digits")
                .text("description", description, Faults.TEXT)
                .throwIfAny();
    }

    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

    @Override
    public ContentType type() {
        return ContentType.SMUGGLING;
    }
}
