package org.borderexchange.gateway.alert.content;

import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.identifier.PartNumber;
import org.jspecify.annotations.Nullable;

/** A part that is sought for itself, with its serial number. */
public record Component(String description, @Nullable String number) {

    public Component {
        var faults = new Faults().requiredText("description", description, Faults.LINE);
        number = faults.identifier("number", number, raw -> PartNumber.of(raw).characters());
        faults.throwIfAny();
    }
}
