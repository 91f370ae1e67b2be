package org.borderexchange.gateway.alert.content;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ISO 3166-1 alpha-3 codes, with the codes that ICAO 9303 adds for people without a state. */
final class Nationality {

    static final String FORM = "an ISO 3166-1 alpha-3 code";

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);
    private static final Set<String> FURTHER = Set.of("XXA", "XXB", "XXC", "XXX", "XKX", "RKS", "UNK");

    /** True also for null: nothing is known. */
    static boolean isCode(@Nullable String code) {
        return code == null || COUNTRIES.contains(code) || FURTHER.contains(code);
    }

    private Nationality() {}
}
