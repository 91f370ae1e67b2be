package org.borderexchange.gateway.alert.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.identifier.Vin;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Named;

/** What single values become. */
final class Conversions {

    static @Nullable String text(@Nullable CountryCode country) {
        return country == null ? null : country.value();
    }

    static @Nullable CountryCode country(@Nullable String code) {
        return code == null ? null : new CountryCode(code);
    }

    static String text(WorkingGroup group) {
        return group.value();
    }

    static WorkingGroup workingGroup(String id) {
        return new WorkingGroup(id);
    }

    static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }

    static @Nullable Instant moment(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable String text(@Nullable BigDecimal exact) {
        return exact == null ? null : exact.toPlainString();
    }

    static @Nullable BigDecimal decimal(@Nullable String exact) {
        return exact == null ? null : new BigDecimal(exact);
    }

    static org.borderexchange.schemas.wire.Audience audience(Audience audience) {
        return switch (audience) {
            case Audience.WholeGroup all -> new org.borderexchange.schemas.wire.Audience(true, java.util.List.of());
            case Audience.Countries only ->
                new org.borderexchange.schemas.wire.Audience(
                        false, only.countries().stream().map(CountryCode::value).toList());
        };
    }

    static Audience audience(org.borderexchange.schemas.wire.Audience audience) {
        return audience.getWholeGroup() ? Audience.WHOLE_GROUP : Audience.of(countries(audience.getCountries()));
    }

    @Named("checkDigit")
    static @Nullable Boolean checkDigitValid(@Nullable String vin) {
        return vin == null ? null : Vin.of(vin).checkDigitValid();
    }

    private static Collection<CountryCode> countries(Collection<String> codes) {
        return codes.stream().map(CountryCode::new).toList();
    }

    private Conversions() {}
}
