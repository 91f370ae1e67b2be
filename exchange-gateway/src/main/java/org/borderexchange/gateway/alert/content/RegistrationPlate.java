package org.borderexchange.gateway.alert.content;

import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.identifier.Plate;
import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;

/** A plate: {@code number} upper case without separators, {@code asWritten} as the author wrote it, {@code sign} the international sign on it, e.g. SRB. */
public record RegistrationPlate(
        String number,
        @Nullable CountryCode country,
        @Nullable String sign,
        @Nullable String asWritten) {

    public RegistrationPlate {
        var faults = new Faults()
                .required("number", number)
                .text("asWritten", asWritten, 40)
                .check(
                        sign == null || INTERNATIONAL_SIGN.matcher(sign).matches(),
                        "sign",
                        "one to three capital letters");
        var raw = number;
        var normalised = faults.identifier("number", raw, PLATE_CHARACTERS);
        faults.throwIfAny();
        number = Objects.requireNonNull(normalised);
        asWritten = asWritten == null ? raw : asWritten;
    }

    private static final Pattern INTERNATIONAL_SIGN = Pattern.compile("[A-Z]{1,3}");
    private static final UnaryOperator<String> PLATE_CHARACTERS =
            raw -> Plate.of(null, raw).characters();
}
