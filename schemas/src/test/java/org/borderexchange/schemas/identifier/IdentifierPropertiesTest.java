package org.borderexchange.schemas.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** Laws that hold for every identifier in every spelling. */
class IdentifierPropertiesTest {
    private static final String LATIN = "ABCEHIJKMOPSTXY";
    private static final String CYRILLIC_TWINS = "АВСЕНІЈКМОРЅТХУ";
    private static final String SEPARATORS = " -.*·•/\u00a0\u200b";

    /** Every way in which a stranger's text becomes a value. */
    private static final List<Function<String, Object>> READERS = List.of(
            Vin::of,
            ChassisNumber::of,
            PartNumber::of,
            DocumentNumber::of,
            ContainerNumber::of,
            PartialDate::of,
            Key::parse,
            raw -> Plate.of(null, raw),
            raw -> Plate.of(raw, "BG1234"),
            raw -> PersonName.of(raw, ""),
            raw -> PersonName.of("Petrović", raw),
            Vin::new,
            raw -> new Plate(null, raw),
            IdentifierKeys::sought,
            raw -> IdentifierKeys.sought(IdentifierKind.VIN, raw),
            raw -> IdentifierKeys.sought(IdentifierKind.PLATE, raw),
            raw -> IdentifierKeys.sought(IdentifierKind.PERSON, raw));

    private static final Set<String> MESSAGES = Set.of(
            "17 letters or digits without I, O and Q; one that cannot be read as ?",
            "3 to 30 Latin letters or digits",
            "3 to 20 Latin letters or digits",
            "4 letters and 7 digits, the last the check digit",
            "a date as YYYY, YYYY-MM or YYYY-MM-DD",
            "a key of the form KIND:RULE:VALUE",
            "1 to 10 Latin, Cyrillic or Greek letters or digits; one that cannot be read as ?",
            "at most 2 unreadable characters",
            "a country of two capital letters (ISO 3166-1)",
            "1 to 100 letters, spaces, hyphens, dots or apostrophes",
            "at most 300 characters");

    @Property
    void anyTextIsReadOrRefusedWithAFixedMessage(@ForAll @StringLength(max = 320) String raw) {
        for (var reader : READERS) {
            var thrown = catchThrowable(() -> reader.apply(raw));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(InvalidValue.class).hasNoCause();
                assertThat(MESSAGES).contains(thrown.getMessage());
            }
        }
    }

    @Property
    void foldingTwiceIsFoldingOnce(@ForAll @StringLength(max = 60) String raw) {
        var folded = Spelling.fold(raw);
        assertThat(Spelling.fold(folded)).isEqualTo(folded);
        var vin = Vin.fold(raw);
        assertThat(Vin.fold(vin)).isEqualTo(vin);
    }

    /** Letters that compose only when what stood between them is gone; random text hardly ever has them. */
    @Example
    void foldingTwiceIsFoldingOnceWhereASeparatorStoodBetweenJamo() {
        var folded = Spelling.fold("\u1100-\u1161");
        assertThat(Spelling.fold(folded)).isEqualTo(folded);
    }

    @Property
    void foldingRegionalTextTwiceIsFoldingOnce(@ForAll @From("regional") String raw) {
        var folded = Spelling.fold(raw);
        assertThat(Spelling.fold(folded)).isEqualTo(folded);
        for (var romanisation : List.of(Romanisation.REGIONAL, Romanisation.BULGARIAN)) {
            var latin = romanisation.of(folded);
            assertThat(romanisation.of(latin)).isEqualTo(latin);
        }
    }

    @Property
    void plateIsFoundInAnySpelling(@ForAll @From("plates") String plate, @ForAll Random random) {
        var stored = IdentifierKeys.stored(Plate.of("RS", plate));
        var spelling = respelled(plate, random);
        assertThat(stored)
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.PLATE, spelling))
                .containsAnyElementsOf(IdentifierKeys.sought(spelling));
    }

    @Property
    void vinIsFoundInAnySpelling(@ForAll @From("vins") String vin, @ForAll Random random) {
        var spelling = respelled(vin.replace('0', random.nextBoolean() ? 'O' : '0'), random);
        assertThat(IdentifierKeys.stored(Vin.of(vin)))
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, spelling))
                .containsAnyElementsOf(IdentifierKeys.sought(spelling));
    }

    @Property
    void serialNumbersAreFoundInAnySpelling(@ForAll @From("serials") String number, @ForAll Random random) {
        var spelling = respelled(number, random);
        for (var kind : List.of(IdentifierKind.CHASSIS, IdentifierKind.PART, IdentifierKind.DOCUMENT)) {
            assertThat(IdentifierKeys.stored(kind, number))
                    .containsAnyElementsOf(IdentifierKeys.sought(kind, spelling))
                    .containsAnyElementsOf(IdentifierKeys.sought(spelling));
        }
    }

    @Property
    void nameIsFoundInAnyCaseAndOrder(@ForAll @From("names") String family, @ForAll @From("names") String given) {
        var stored = IdentifierKeys.stored(PersonName.of(family, given));
        assertThat(stored)
                .containsAnyElementsOf(IdentifierKeys.sought(PersonName.of(given, family)))
                .containsAnyElementsOf(IdentifierKeys.sought(given.toUpperCase(Locale.ROOT) + ", " + family))
                .containsAnyElementsOf(IdentifierKeys.sought(family.toLowerCase(Locale.ROOT)));
    }

    @Property
    void differentVinsNeverMatch(@ForAll @From("vins") String one, @ForAll @From("vins") String other) {
        Assume.that(!one.equals(other));
        assertNoMatch(one, other);
    }

    @Property
    void vinsThatDifferInOneCharacterNeverMatch(@ForAll @From("vins") String vin, @ForAll Random random) {
        var other = new StringBuilder(vin);
        int position = random.nextInt(vin.length());
        other.setCharAt(position, vin.charAt(position) == 'L' ? '1' : 'L');
        assertNoMatch(vin, other.toString());
    }

    @Property
    void containerIsFoundInAnySpelling(@ForAll @From("containers") String container, @ForAll Random random) {
        var spelling = respelled(container, random);
        assertThat(IdentifierKeys.stored(ContainerNumber.of(container)))
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.CONTAINER, spelling))
                .containsAnyElementsOf(IdentifierKeys.sought(spelling));
    }

    @Property
    void exactlyOneCheckDigitOfAContainerIsValid(@ForAll @From("containers") String container) {
        var withoutCheckDigit = container.substring(0, 10);
        assertThat(IntStream.range(0, 10)
                        .filter(digit ->
                                ContainerNumber.of(withoutCheckDigit + digit).checkDigitValid()))
                .hasSize(1);
    }

    @Property(tries = 100)
    void readingWithGapsFindsWhateverTheyStandFor(@ForAll Random random) {
        for (var kind : IdentifierKind.values()) {
            var value = wholes(kind).get(random.nextInt(wholes(kind).size()));
            var reading = new StringBuilder(value);
            for (int gap = 0; gap < 2; gap++) {
                int position = random.nextInt(reading.length());
                if (Character.isLetterOrDigit(reading.charAt(position))) {
                    reading.setCharAt(position, '?');
                }
            }
            assertThat(IdentifierKeys.stored(kind, value))
                    .as("%s sought as %s", value, reading)
                    .containsAnyElementsOf(IdentifierKeys.sought(kind, reading.toString()));
        }
    }

    private static List<String> wholes(IdentifierKind kind) {
        return switch (kind) {
            case VIN -> List.of("WVGAV7AX9BW549850", "1M8GDM9AXKP042788", "TRUSC28N711268458");
            case CHASSIS -> List.of("549850", "ATJ2QIO45871", "WVGAV7AX9BW549850", "ABC");
            case PART -> List.of("CFGB123456", "OIQ777");
            case PLATE -> List.of("BG 1234-ЋД", "NS 456-ŠĐ", "ŠA 017-QI", "НС 1234 ЉЊ", "K12-M-345", "ЏЂ1");
            case DOCUMENT -> List.of("012345678", "BO123Q5");
            case CONTAINER -> List.of("MSKU1234565", "CSQU3054383");
            case PERSON -> List.of("Ђорђе Петровић", "Zhivkov", "Джамбаз", "Џамбаз Љиљана", "Šešelj", "O'Brien");
        };
    }

    private static void assertNoMatch(String one, String other) {
        for (var kind : List.of(IdentifierKind.VIN, IdentifierKind.CHASSIS)) {
            assertThat(IdentifierKeys.stored(kind, one))
                    .doesNotContainAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, other));
        }
    }

    /** Other case, other separators, letters replaced by their twins of the other script, accents apart. */
    private static String respelled(String text, Random random) {
        var spelling = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var character = String.valueOf(swapped(text.charAt(i), random));
            spelling.append(random.nextBoolean() ? character : character.toLowerCase(Locale.ROOT));
            if (random.nextInt(4) == 0) {
                spelling.append(SEPARATORS.charAt(random.nextInt(SEPARATORS.length())));
            }
        }
        return random.nextBoolean() ? spelling.toString() : Normalizer.normalize(spelling, Normalizer.Form.NFD);
    }

    private static char swapped(char character, Random random) {
        if (random.nextBoolean()) {
            return character;
        }
        int latin = LATIN.indexOf(character);
        if (latin >= 0) {
            return CYRILLIC_TWINS.charAt(latin);
        }
        int cyrillic = CYRILLIC_TWINS.indexOf(character);
        return cyrillic >= 0 ? LATIN.charAt(cyrillic) : character;
    }

    @Provide
    Arbitrary<String> regional() {
        return Arbitraries.strings()
                .withChars("ABCDEĐŠČĆŽÇËĞİŞȘȚÎÂÄÖÜßaıi0129 -.'?")
                .withCharRange('Ѐ', 'ѿ')
                .withCharRange('Ͱ', 'Ͽ')
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> plates() {
        return Arbitraries.strings()
                .withChars("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZŠČĆŽĐЂЋЖШЧЏЉЊДГЛПФЦΓΔΘΛΞΠΣΦΨΩ" + CYRILLIC_TWINS)
                .ofMinLength(1)
                .ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> vins() {
        return Arbitraries.strings()
                .withChars("0123456789ABCDEFGHJKLMNPRSTUVWXYZ")
                .ofLength(17);
    }

    @Provide
    Arbitrary<String> serials() {
        return Arbitraries.strings()
                .withChars("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                .ofMinLength(3)
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> containers() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .ofLength(4)
                .flatMap(owner -> Arbitraries.strings().numeric().ofLength(7).map(number -> owner + number));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abcdefghijklmnoprstuvzšđčćžëçğșțабвгдђежзијклљмнњопрстћуфхцчџшщюяαβγδεηικλμνοπρτυχω")
                .ofMinLength(2)
                .ofMaxLength(15);
    }
}
