package org.borderexchange.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.borderexchange.proof.LabelledAlerts.Labelled;
import org.borderexchange.schemas.identifier.ChassisNumber;
import org.borderexchange.schemas.identifier.ContainerNumber;
import org.borderexchange.schemas.identifier.DocumentNumber;
import org.borderexchange.schemas.identifier.Identifier;
import org.borderexchange.schemas.identifier.PartNumber;
import org.borderexchange.schemas.identifier.Plate;
import org.borderexchange.schemas.identifier.Vin;
import org.borderexchange.schemas.matching.Appearance;
import org.borderexchange.schemas.matching.Identified;
import org.borderexchange.schemas.matching.Particulars;
import org.jspecify.annotations.Nullable;

/**
 * The vehicles of the demo's thefts, several times over, with the first eight characters of real VINs; their other numbers
 * are made up. Whatever resembles one stands beside it as in a fleet: the next VIN of the model, a plate that differs in
 * one character.
 */
final class LabelledVehicles {
    private static final int DRAWINGS = 5;
    private static final List<String> TOWNS = List.of("BG", "NS", "ŠA", "KG", "ČA", "SO");
    private static final List<String> ENDINGS = List.of("ЋД", "ČĐ", "ŽO", "AX", "BE", "HC");
    private static final String LATIN = "ABCEHKMOPTX";
    private static final String CYRILLIC_TWINS = "АВСЕНКМОРТХ";
    private static final String DIGITS = "0124568";
    private static final String MISTAKEN_FOR = "DLZASGB";

    private static final CSVFormat HEADED = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    private final Random random = new Random(3);
    private final List<Labelled> known = new ArrayList<>();
    private final List<Labelled> told = new ArrayList<>();

    private record Vehicle(
            String subject,
            String vin,
            String plate,
            String engine,
            String certificate,
            String container,
            Appearance appearance) {}

    /** The same in every run. */
    static LabelledAlerts generate() {
        var labelled = new LabelledVehicles();
        var thefts = rows("vehicle-thefts.csv");
        var vins = rows("vins.csv");
        for (int number = 0; number < DRAWINGS * thefts.size(); number++) {
            labelled.add(labelled.vehicle(number, thefts.get(number % thefts.size()), vins.get(number % vins.size())));
        }
        return new LabelledAlerts(labelled.known, labelled.told);
    }

    private Vehicle vehicle(int number, CSVRecord theft, CSVRecord kin) {
        return new Vehicle(
                "vehicle " + number,
                kin.get("vin").substring(0, 8) + "0BW" + "%06d".formatted(410_000 + 3 * number),
                one(TOWNS) + "%04d".formatted(random.nextInt(10_000)) + one(ENDINGS),
                "EN0I" + "%06d".formatted(70_000 + number),
                "SO%07d".formatted(910_000 + number),
                "MSOU%07d".formatted(3_000_000 + 20 * number),
                new Appearance(
                        theft.get("make"),
                        theft.get("model"),
                        theft.get("colour"),
                        Integer.valueOf(theft.get("model_year"))));
    }

    private void add(Vehicle vehicle) {
        known.add(new Labelled(
                vehicle.subject,
                "none",
                false,
                new Particulars(
                        List.of(
                                Identified.of(Vin.of(vehicle.vin)),
                                plate(vehicle.plate, "RS"),
                                Identified.of(PartNumber.of(vehicle.engine)),
                                certificate(vehicle.certificate, "RS"),
                                Identified.of(ContainerNumber.of(vehicle.container))),
                        vehicle.appearance)));
        tellVin(vehicle);
        tellPlate(vehicle);
        tellOthers(vehicle);
    }

    private void tellVin(Vehicle vehicle) {
        var vin = vehicle.vin;
        tell(vehicle, "VIN: case and separators", Vin.of(spaced(vin)));
        tell(vehicle, "VIN: Cyrillic look-alikes", Vin.of(cyrillic(vin)));
        tell(vehicle, "VIN: O for 0, in the field for chassis numbers", ChassisNumber.of(vin.replace('0', 'O')));
        tell(vehicle, "VIN: one unreadable character", Vin.of(replaced(vin, random.nextInt(17), '?')));
        tell(vehicle, "VIN: one character misread", Vin.of(replaced(vin, 15, vin.charAt(15) == '7' ? '1' : '7')));
        tell(vehicle, "VIN: last six, make unknown", ChassisNumber.of(vin.substring(11)));
        tellSeen(
                vehicle,
                "VIN: last six, make known",
                Identified.of(ChassisNumber.of(vin.substring(11))),
                vehicle.appearance);

        var next = vin.substring(0, 11) + (Integer.parseInt(vin.substring(11)) + 1);
        resemble(vehicle, "next VIN of the model", Identified.of(Vin.of(next)), vehicle.appearance);
        resemble(
                vehicle,
                "next VIN, last character unreadable",
                Identified.of(Vin.of(replaced(next, 15, '?'))),
                vehicle.appearance);
        var sameEnd = "VF1" + vin.substring(3, 11) + vin.substring(11);
        resemble(
                vehicle,
                "last six of another make",
                Identified.of(ChassisNumber.of(sameEnd.substring(11))),
                OTHER_MAKE);
        resemble(vehicle, "VIN of another make with the same last six", Identified.of(Vin.of(sameEnd)), OTHER_MAKE);
    }

    private static final Appearance OTHER_MAKE = new Appearance("Zastava", "Skala", "red", 1988);

    private void tellPlate(Vehicle vehicle) {
        var plate = vehicle.plate;
        tell(vehicle, "plate: case and separators", plate(spaced(plate), "RS"));
        tell(vehicle, "plate: country unknown", plate(plate, null));
        tell(vehicle, "plate: Cyrillic look-alikes", plate(cyrillic(plate), "RS"));
        tell(vehicle, "plate: diacritics lost, in Latin letters", plate(latin(plate), "RS"));
        tell(vehicle, "plate: diacritics lost, country unknown", plate(latin(plate), null));
        tell(vehicle, "plate: O for 0", plate(plate.replace('0', 'O'), "RS"));
        tell(
                vehicle,
                "plate: one unreadable character",
                plate(replaced(plate, random.nextInt(plate.length()), '?'), "RS"));
        var alike = misread(plate);
        tell(vehicle, "plate: one character misread (8 as B), country unknown", plate(alike, null));
        tell(vehicle, "plate: one character misread (8 as B)", plate(alike, "RS"));
        tellSeen(
                vehicle,
                "plate: one character misread (8 as B), same appearance",
                plate(alike, "RS"),
                vehicle.appearance);
        tellSeen(
                vehicle,
                "plate: one digit misread, same appearance",
                plate(neighbour(plate), "RS"),
                vehicle.appearance);

        tell(vehicle, "plate: one character lost", plate(plate.substring(0, 3) + plate.substring(4), "RS"));
        tell(vehicle, "plate: two characters misread", plate(replaced(alike, alike.length() - 1, 'W'), "RS"));

        resemble(vehicle, "plate one digit apart", plate(neighbour(plate), "RS"), null);
        resemble(vehicle, "plate one digit apart, another make", plate(neighbour(plate), "RS"), OTHER_MAKE);
        tellWithVin(vehicle, "plate one digit apart, own VIN, one fleet", neighbour(plate));
        resemble(vehicle, "plate of another country", plate(plate, "BG"), OTHER_MAKE);
    }

    private void tellOthers(Vehicle vehicle) {
        tell(vehicle, "engine number: O for 0", PartNumber.of(vehicle.engine.replace('0', 'O')));
        tell(vehicle, "certificate: 0 for O", certificate(vehicle.certificate.replace('O', '0'), "RS"));
        tell(vehicle, "certificate: country unknown", certificate(vehicle.certificate, null));
        tell(vehicle, "container: another check digit", ContainerNumber.of(replaced(vehicle.container, 10, '7')));
        resemble(vehicle, "certificate of another country", certificate(vehicle.certificate, "ME"), null);
        resemble(
                vehicle,
                "next container",
                Identified.of(ContainerNumber.of(replaced(vehicle.container, 9, '1'))),
                null);
    }

    private void tell(Vehicle vehicle, String flaw, Identifier identifier) {
        tell(vehicle, flaw, Identified.of(identifier));
    }

    private void tell(Vehicle vehicle, String flaw, Identified identified) {
        tellSeen(vehicle, flaw, identified, null);
    }

    private void tellSeen(Vehicle vehicle, String flaw, Identified identified, @Nullable Appearance seen) {
        told.add(new Labelled(vehicle.subject, flaw, false, new Particulars(List.of(identified), seen)));
    }

    private void resemble(Vehicle vehicle, String how, Identified identified, @Nullable Appearance seen) {
        told.add(new Labelled(how + " " + vehicle.subject, how, true, new Particulars(List.of(identified), seen)));
    }

    private void tellWithVin(Vehicle vehicle, String how, String plate) {
        var vin = vehicle.vin.substring(0, 11) + (Integer.parseInt(vehicle.vin.substring(11)) + 2);
        told.add(new Labelled(
                how + " " + vehicle.subject,
                how,
                true,
                new Particulars(List.of(Identified.of(Vin.of(vin)), plate(plate, "RS")), vehicle.appearance)));
    }

    private static Identified plate(String characters, @Nullable String country) {
        return new Identified(Plate.of(null, characters), country, null, Set.of());
    }

    private static Identified certificate(String number, @Nullable String country) {
        return new Identified(DocumentNumber.of(number), country, null, Set.of());
    }

    private String spaced(String text) {
        int cut = 1 + random.nextInt(text.length() - 1);
        return text.substring(0, cut).toLowerCase(Locale.ROOT) + " - " + text.substring(cut);
    }

    private static String cyrillic(String text) {
        var twins = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int letter = LATIN.indexOf(text.charAt(i));
            if (letter >= 0) {
                twins.setCharAt(i, CYRILLIC_TWINS.charAt(letter));
            }
        }
        return twins.toString();
    }

    private static String latin(String plate) {
        return plate.replace("ЋД", "CD")
                .replace("ČĐ", "CDJ")
                .replace('Ž', 'Z')
                .replace('Š', 'S')
                .replace('Č', 'C');
    }

    /** One digit as the letter that it looks like, or another digit if none does. */
    private String misread(String plate) {
        int from = random.nextInt(plate.length());
        for (int i = 0; i < plate.length(); i++) {
            int position = (from + i) % plate.length();
            int digit = DIGITS.indexOf(plate.charAt(position));
            if (digit >= 0) {
                return replaced(plate, position, MISTAKEN_FOR.charAt(digit));
            }
        }
        return neighbour(plate);
    }

    /** The third character, a digit, and its successor. */
    private static String neighbour(String plate) {
        return replaced(plate, 3, (char) ('0' + (plate.charAt(3) - '0' + 1) % 10));
    }

    private static String replaced(String text, int position, char character) {
        return text.substring(0, position) + character + text.substring(position + 1);
    }

    private <T> T one(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static List<CSVRecord> rows(String file) {
        var resource = Objects.requireNonNull(
                LabelledVehicles.class.getResource("/demo/" + file), "the demo's data is in the local stack's jar");
        try (var rows = CSVParser.parse(resource, StandardCharsets.UTF_8, HEADED)) {
            return rows.getRecords();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
