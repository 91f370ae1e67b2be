package org.borderexchange.local.demo;

import java.util.List;
import java.util.Random;
import org.borderexchange.schemas.identifier.Vin;

/** Numbers that the source of a theft does not tell: made up, but the same in every run for the same theft and country. */
final class GeneratedIdentifiers {

    private static final String SERBIAN_CYRILLIC = "АБВГДЂЕЖЗИЈКЛМНПРСТЋУФХЦЧШ";
    private static final String LATIN = "ABCDEGHJKLMNPRSTUVZ";

    /** The letters that look alike in both of Bosnia and Herzegovina's scripts. */
    private static final String LATIN_AND_CYRILLIC = "AEJKMOT";

    private static final List<String> SERBIAN_TOWNS = List.of("BG", "NS", "NI", "KG", "SU", "ŠA");
    private static final List<String> MONTENEGRIN_TOWNS = List.of("PG", "NK", "BR", "BD", "CT", "PV");
    private static final String CHECK_DIGITS = "0123456789X";
    private static final int MAKER_AND_MODEL = 8;

    private final String country;
    private final Random random;

    /**
     * @param country ISO 3166-1 alpha-2
     * @param record of the theft, in its source
     */
    GeneratedIdentifiers(String country, String record) {
        this.country = country;
        this.random = new Random((country + record).hashCode());
    }

    /** A plate as the country writes it; Serbian ones end in Cyrillic. */
    String plate() {
        return switch (country) {
            case "RS" -> one(SERBIAN_TOWNS) + " " + digits(4) + "-" + one(SERBIAN_CYRILLIC) + one(SERBIAN_CYRILLIC);
            case "BA" -> one(LATIN_AND_CYRILLIC) + digits(2) + "-" + one(LATIN_AND_CYRILLIC) + "-" + digits(3);
            case "ME" -> one(MONTENEGRIN_TOWNS) + " " + one(LATIN) + one(LATIN) + digits(3);
            default -> throw new IllegalArgumentException("no form of plates known for " + country);
        };
    }

    /**
     * A VIN with a check digit that computes.
     *
     * @param kin VIN of a vehicle of the same make, of which maker and model are taken
     */
    String vin(String kin) {
        var beginning = kin.substring(0, MAKER_AND_MODEL);
        var end = one(LATIN) + one(LATIN) + digits(6);
        return CHECK_DIGITS
                .chars()
                .mapToObj(digit -> beginning + (char) digit + end)
                .filter(vin -> new Vin(vin).checkDigitValid())
                .findFirst()
                .orElseThrow();
    }

    <T> T one(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private String one(String letters) {
        return String.valueOf(letters.charAt(random.nextInt(letters.length())));
    }

    private String digits(int count) {
        return random.ints(count, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
