package org.borderexchange.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the demo's alerts are made of. Where it comes from: {@code src/main/resources/demo/SOURCES.md}. */
record DemoData(
        List<VehicleTheft> thefts,
        List<MigrationIncident> incidents,
        List<KnownVin> vins,
        List<Smuggling> smuggling,
        Planted planted) {

    /** @param region of New Zealand */
    record VehicleTheft(
            String recordId,
            String vehicleType,
            String make,
            int modelYear,
            String model,
            String colour,
            LocalDate dateStolen,
            String region) {}

    /**
     * @param reportedBy which of the three countries tells of it in the demo
     * @param place in a few words; {@code location} as the source has it
     * @param sourceQuality 1 to 5, 5 is best
     */
    record MigrationIncident(
            String incidentId,
            String reportedBy,
            String place,
            LocalDate date,
            String location,
            double latitude,
            double longitude,
            String countriesOfOrigin,
            @Nullable Integer dead,
            @Nullable Integer missing,
            @Nullable Integer survivors,
            @Nullable Integer women,
            @Nullable Integer men,
            @Nullable Integer minors,
            String cause,
            int sourceQuality) {}

    record KnownVin(String vin, String make, String model, int modelYear, String countryOfManufacture) {}

    /**
     * @param audience as in the API; absent: the whole group
     * @param content as in the API
     */
    record Smuggling(
            String from,
            String workingGroup,
            String actionToTake,
            @Nullable JsonNode audience,
            String summary,
            ObjectNode content) {

        /** The same with the plate of a vehicle. */
        Smuggling inVehicle(String plate, String platesCountry) {
            var told = content.deepCopy();
            told.withObject("/transport/plate").put("number", plate).put("country", platesCountry);
            return new Smuggling(from, workingGroup, actionToTake, audience, plate + ": " + summary, told);
        }

        /** @param person as in the API */
        Smuggling drivenBy(ObjectNode person) {
            var told = content.deepCopy();
            told.putArray("persons").add(person);
            var name = person.path("givenNames").asString() + " "
                    + person.path("familyName").asString();
            return new Smuggling(from, workingGroup, actionToTake, audience, name + ": " + summary, told);
        }
    }

    /** What becomes an alert only with the vehicle or the person of another alert. */
    record Planted(Smuggling inStolenCar, Smuggling driverSought, Smuggling driverSeen, Smuggling firearms) {}

    private static final CSVFormat HEADED = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();
    private static final JsonMapper COLUMNS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    static DemoData read() {
        return new DemoData(
                rows("vehicle-thefts.csv", VehicleTheft.class),
                rows("migration-incidents.csv", MigrationIncident.class),
                rows("vins.csv", KnownVin.class),
                List.of(json("composed-smuggling.json", Smuggling[].class)),
                json("planted-smuggling.json", Planted.class));
    }

    private static <T> List<T> rows(String file, Class<T> type) {
        try (var rows = CSVParser.parse(resource(file), StandardCharsets.UTF_8, HEADED)) {
            return rows.stream()
                    .map(row -> COLUMNS.convertValue(row.toMap(), type))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static <T> T json(String file, Class<T> type) {
        try (var content = resource(file).openStream()) {
            return JSON.readValue(content, type);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static URL resource(String file) {
        return Objects.requireNonNull(DemoData.class.getResource("/demo/" + file), "the demo's data is in its jar");
    }
}
