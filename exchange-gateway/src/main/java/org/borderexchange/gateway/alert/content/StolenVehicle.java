package org.borderexchange.gateway.alert.content;

import java.util.List;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.VehicleCategory;
import org.borderexchange.schemas.identifier.ChassisNumber;
import org.borderexchange.schemas.identifier.ContainerNumber;
import org.borderexchange.schemas.identifier.DocumentNumber;
import org.borderexchange.schemas.identifier.PartNumber;
import org.borderexchange.schemas.identifier.Vin;
import org.jspecify.annotations.Nullable;

/** A stolen or misappropriated vehicle, vessel, aircraft, container, part, plate or certificate. It is found by at least one of its numbers. */
public record StolenVehicle(
        VehicleCategory category,
        @Nullable String vin,
        @Nullable String vinAsWritten,
        @Nullable String chassisNumber,
        @Nullable RegistrationPlate plate,
        @Nullable String make,
        @Nullable String model,
        @Nullable String colour,
        @Nullable Integer modelYear,
        @Nullable String engineNumber,
        @Nullable String registrationCertificate,
        @Nullable String container,
        List<Component> components,
        @Nullable Theft theft,
        @Nullable String description)
        implements Content {

    public StolenVehicle {
        var faults = new Faults();
        components = faults.list("components", components);
        faults.required("category", category)
                .text("vinAsWritten", vinAsWritten, 40)
                .text("make", make, 100)
                .text("model", model, 100)
                .text("colour", colour, 50)
                .range("modelYear", modelYear, 1886, 2100)
                .text("description", description, Faults.TEXT);
        var rawVin = vin;
        vin = faults.identifier("vin", rawVin, raw -> Vin.of(raw).characters());
        vinAsWritten = vinAsWritten == null && vin != null && !vin.equals(rawVin) ? rawVin : vinAsWritten;
        chassisNumber = faults.identifier(
                "chassisNumber", chassisNumber, raw -> ChassisNumber.of(raw).characters());
        engineNumber = faults.identifier(
                "engineNumber", engineNumber, raw -> PartNumber.of(raw).characters());
        registrationCertificate = faults.identifier(
                "registrationCertificate",
                registrationCertificate,
                raw -> DocumentNumber.of(raw).characters());
        container = faults.identifier(
                "container", container, raw -> ContainerNumber.of(raw).characters());
        faults.throwIfAny();
    }

    @Override
    public ContentType type() {
        return ContentType.STOLEN_VEHICLE;
    }
}
