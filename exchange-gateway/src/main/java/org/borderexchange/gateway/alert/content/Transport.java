package org.borderexchange.gateway.alert.content;

import java.util.List;
import java.util.regex.Pattern;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.TransportMode;
import org.borderexchange.schemas.identifier.ContainerNumber;
import org.borderexchange.schemas.identifier.Vin;
import org.jspecify.annotations.Nullable;

/** The means of transport of goods. */
public record Transport(
        TransportMode mode,
        @Nullable RegistrationPlate plate,
        @Nullable String vin,
        @Nullable String vinAsWritten,
        @Nullable String container,
        @Nullable String conveyance,
        List<String> seals) {

    public Transport {
        var faults = new Faults();
        seals = faults.list("seals", seals);
        faults.required("mode", mode)
                .text("vinAsWritten", vinAsWritten, 40)
                .text("conveyance", conveyance, 100)
                .check(
                        seals.stream().allMatch(SEAL.asMatchPredicate()),
                        "seals",
                        "each 1 to 40 letters, digits and separators");
        var rawVin = vin;
        vin = faults.identifier("vin", rawVin, raw -> Vin.of(raw).characters());
        vinAsWritten = vinAsWritten == null && vin != null && !vin.equals(rawVin) ? rawVin : vinAsWritten;
        container = faults.identifier(
                "container", container, raw -> ContainerNumber.of(raw).characters());
        faults.throwIfAny();
    }

    private static final Pattern SEAL = Pattern.compile("[\\p{L}\\p{N} ./-]{1,40}");
}
