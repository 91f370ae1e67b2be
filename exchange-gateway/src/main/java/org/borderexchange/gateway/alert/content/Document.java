package org.borderexchange.gateway.alert.content;

import java.util.Objects;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.DocumentKind;
import org.borderexchange.schemas.codelist.DocumentStatus;
import org.borderexchange.schemas.identifier.DocumentNumber;
import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;

/** A document of a person; {@code number} without separators, {@code issuer} the issuing state. */
public record Document(
        DocumentKind kind,
        String number,
        @Nullable CountryCode issuer,
        @Nullable DocumentStatus status) {

    public Document {
        var faults = new Faults().required("kind", kind).required("number", number);
        var normalised = faults.identifier(
                "number", number, raw -> DocumentNumber.of(raw).characters());
        faults.throwIfAny();
        number = Objects.requireNonNull(normalised);
    }
}
