package org.borderexchange.gateway.alert.wire;

import org.borderexchange.gateway.alert.AlertDetails;
import org.borderexchange.gateway.alert.content.Content;
import org.borderexchange.gateway.alert.content.IrregularMigration;
import org.borderexchange.gateway.alert.content.Smuggling;
import org.borderexchange.gateway.alert.content.StolenVehicle;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.MigrationEventKind;
import org.borderexchange.schemas.codelist.RouteRole;
import org.borderexchange.schemas.codelist.TransportMode;
import org.borderexchange.schemas.codelist.VehicleCategory;
import org.borderexchange.schemas.wire.Alert;
import org.mapstruct.BeanMapping;
import org.mapstruct.Builder;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.ValueMapping;

/**
 * Alert details in both forms, field by field; a field of either side that the other does not know fails the build. An own alert never
 * holds {@code UNRECOGNISED}: this gateway wrote it.
 */
@Mapper(
        uses = Conversions.class,
        builder = @Builder(disableBuilder = true),
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface DetailsMapper {

    @Mapping(target = "issuedAt", ignore = true)
    @Mapping(target = "status", ignore = true)
    @Mapping(target = "withdrawalReason", ignore = true)
    @Mapping(target = "stolenVehicle", ignore = true)
    @Mapping(target = "smuggling", ignore = true)
    @Mapping(target = "irregularMigration", ignore = true)
    Alert toWire(AlertDetails details);

    @Mapping(target = "vinCheckDigitValid", source = "vin", qualifiedByName = "checkDigit")
    org.borderexchange.schemas.wire.StolenVehicle toWire(StolenVehicle vehicle);

    org.borderexchange.schemas.wire.Smuggling toWire(Smuggling smuggling);

    org.borderexchange.schemas.wire.IrregularMigration toWire(IrregularMigration migration);

    @BeanMapping(ignoreUnmappedSourceProperties = "vinCheckDigitValid")
    StolenVehicle toDomain(org.borderexchange.schemas.wire.StolenVehicle vehicle);

    Smuggling toDomain(org.borderexchange.schemas.wire.Smuggling smuggling);

    IrregularMigration toDomain(org.borderexchange.schemas.wire.IrregularMigration migration);

    @Mapping(target = "content", source = "content")
    AlertDetails toDomain(Alert alert, Content content);

    @ValueMapping(source = "UNRECOGNISED", target = MappingConstants.THROW_EXCEPTION)
    ActionToTake toDomain(org.borderexchange.schemas.wire.ActionToTake action);

    @ValueMapping(source = "UNRECOGNISED", target = MappingConstants.THROW_EXCEPTION)
    VehicleCategory toDomain(org.borderexchange.schemas.wire.VehicleCategory category);

    @ValueMapping(source = "UNRECOGNISED", target = MappingConstants.THROW_EXCEPTION)
    TransportMode toDomain(org.borderexchange.schemas.wire.TransportMode mode);

    @ValueMapping(source = "UNRECOGNISED", target = MappingConstants.THROW_EXCEPTION)
    RouteRole toDomain(org.borderexchange.schemas.wire.RouteRole role);

    @ValueMapping(source = "UNRECOGNISED", target = MappingConstants.THROW_EXCEPTION)
    MigrationEventKind toDomain(org.borderexchange.schemas.wire.MigrationEventKind event);
}
