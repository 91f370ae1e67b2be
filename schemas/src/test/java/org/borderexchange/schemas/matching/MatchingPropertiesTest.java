package org.borderexchange.schemas.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.schemas.matching.Told.alert;
import static org.borderexchange.schemas.matching.Told.chassis;
import static org.borderexchange.schemas.matching.Told.document;
import static org.borderexchange.schemas.matching.Told.person;
import static org.borderexchange.schemas.matching.Told.plate;
import static org.borderexchange.schemas.matching.Told.vin;

import java.util.HashSet;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.InvalidValue;

/** Laws that hold whatever is compared. */
class MatchingPropertiesTest {
    private static final String VIN_CHARACTERS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";

    private final Comparison comparison = new Comparison(MatchPolicy.DEFAULT);

    @Property(tries = 300)
    void orderMakesNoDifferenceAndWhatMatchesIsNominated(
            @ForAll @From("alerts") Particulars one, @ForAll @From("alerts") Particulars other) {
        var match = comparison.of(one, other);
        assertThat(match).isEqualTo(comparison.of(other, one));
        if (match.isPresent()) {
            assertThat(nominates(one, other)).isTrue();
        }
    }

    @Property
    void differentCompleteVinsNeverMatch(@ForAll @From("vins") String vin, @ForAll Random random) {
        var other = vin;
        for (int change = random.nextInt(1, 4); change > 0; change--) {
            other = replaced(other, random.nextInt(17), VIN_CHARACTERS.charAt(random.nextInt(VIN_CHARACTERS.length())));
        }
        Assume.that(!vin.equals(other));
        var look = Told.SILVER_TIGUAN;
        assertThat(comparison.of(alert(look, vin(vin)), alert(look, vin(other))))
                .isEmpty();
    }

    @Property
    void vinWithAGapMatchesWhateverItStandsForAndNothingElse(@ForAll @From("vins") String vin, @ForAll Random random) {
        int gap = random.nextInt(17);
        int elsewhere = (gap + random.nextInt(1, 17)) % 17;
        var withGap = alert(vin(replaced(vin, gap, '?')));
        assertThat(comparison.of(withGap, alert(vin(vin)))).isPresent();
        assertThat(comparison.of(withGap, alert(vin(other(vin, elsewhere))))).isEmpty();
    }

    @Property
    void plateIsNominatedWhicheverCharacterWasMisreadOrCouldNotBeRead(
            @ForAll @From("plates") String plate, @ForAll Random random) {
        int position = random.nextInt(plate.length());
        var known = alert(plate(plate, "RS"));
        assertThat(nominates(known, alert(plate(other(plate, position), null)))).isTrue();
        assertThat(comparison.of(known, alert(plate(replaced(plate, position, '?'), null))))
                .isPresent();
    }

    @Property
    void bearersWithContradictingDatesOfBirthNeverMatch(
            @ForAll @From("dates") String one, @ForAll @From("dates") String other) {
        Assume.that(!one.startsWith(other) && !other.startsWith(one));
        assertThat(comparison.of(
                        alert(person("Петровић", "Марко", one, "012345678")),
                        alert(person("Petrović", "Marko", other, "012345678"))))
                .isEmpty();
    }

    @Property(tries = 300)
    void namesWithoutADateOfBirthAreNeverMoreThanALead(
            @ForAll @From("names") String family, @ForAll @From("names") String given) {
        assertThat(comparison.of(alert(person(family, given, null)), alert(person(given, family, "1984-05-17"))))
                .get()
                .extracting(Match::grade)
                .isEqualTo(MatchGrade.LEAD);
    }

    @Property
    void prefilterNeverDeniesWhatTheKeysFind(@ForAll @From("stored") Identified stored, @ForAll Random random) {
        var reading = reading(stored, random);
        var sought = Sought.of(stored.kind(), reading);
        var shared = new HashSet<String>();
        try {
            shared.addAll(sought.keys());
        } catch (InvalidValue tooShort) {
            Assume.that(false);
        }
        shared.retainAll(IdentifierKeys.stored(stored.value()));
        Assume.that(!shared.isEmpty());
        var entries = new HashSet<>(Prefilter.stored(stored));
        entries.addAll(Prefilter.storedFragments(stored));
        var lookedUp = new HashSet<>(Prefilter.sought(sought));
        lookedUp.addAll(Prefilter.soughtFragments(sought));
        assertThat(entries).as("%s sought as %s", stored, reading).containsAnyElementsOf(lookedUp);
    }

    private static boolean nominates(Particulars one, Particulars other) {
        var there = MatchKeys.of(other.identifiers());
        return MatchKeys.of(one.identifiers()).entrySet().stream()
                .anyMatch(
                        key -> there.containsKey(key.getKey()) && key.getValue().meets(there.get(key.getKey())));
    }

    /** The stored value in part, with gaps, or with letters for digits. */
    private static String reading(Identified stored, Random random) {
        var value = stored.value().keys().iterator().next().value();
        var reading = switch (random.nextInt(4)) {
            case 0 -> value.substring(0, random.nextInt(1, value.length() + 1));
            case 1 -> value.substring(random.nextInt(value.length()));
            default -> value.replace('0', 'O');
        };
        for (int gaps = random.nextInt(3); gaps > 0; gaps--) {
            reading = replaced(reading, random.nextInt(reading.length()), '?');
        }
        return reading;
    }

    private static String other(String text, int position) {
        return replaced(text, position, text.charAt(position) == '7' ? '8' : '7');
    }

    private static String replaced(String text, int position, char character) {
        return text.substring(0, position) + character + text.substring(position + 1);
    }

    @Provide
    Arbitrary<Identified> stored() {
        return Arbitraries.oneOf(
                vins().map(Told::vin),
                plates().map(plate -> plate(plate, "RS")),
                Arbitraries.of("ATJ2QIO45871", "549850", "WVGAV7AX9BW549850").map(Told::chassis),
                Arbitraries.of("012345678", "BO123Q5").map(number -> document(number, "RS")),
                names().map(name -> person(name, "", null)));
    }

    /** Few values of each kind, so that many alerts have something in common. */
    @Provide
    Arbitrary<Particulars> alerts() {
        var identifiers = Arbitraries.of(
                vin("WVGAV7AX9BW549850"),
                vin("WVGAV7AX9BW54?850"),
                vin("WVGAV7AX9BW54985?"),
                vin("TRUSC28N711268458"),
                chassis("549850"),
                chassis("WVGAV7AX9BW54985O"),
                plate("BG1234ЋД", "RS"),
                plate("BG1234CD", null),
                plate("BG123?CD", "RS"),
                plate("8G1234CD", "RS"),
                plate("BG1234CD", "BA"),
                document("012345678", "RS"),
                document("O12345678", null),
                person("Петровић", "Марко", "1984-05-17"),
                person("Petrović", "Mirko", "1984-05-17"),
                person("Marko", "Petrovich", "1984"),
                person("Marko Petrović", "", "1984-05"),
                person("Petrović", "Marko Jovan", null),
                person("Živkov", "Todor", "1970-01-01"),
                person("Zhivkov", "Todor", null));
        var appearances = Arbitraries.of(Told.SILVER_TIGUAN, Told.RED_SKALA).injectNull(0.3);
        return identifiers
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .flatMap(list -> appearances.map(appearance -> new Particulars(list, appearance)));
    }

    @Provide
    Arbitrary<String> vins() {
        return Arbitraries.strings().withChars(VIN_CHARACTERS).ofLength(17);
    }

    @Provide
    Arbitrary<String> plates() {
        return Arbitraries.strings()
                .withChars("0123456789ABCEHKMOPTXŠČĆŽĐЋДЖ")
                .ofMinLength(6)
                .ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("abcdefghijklmnoprstuvzšđčćžабвгдђежзијклљмнњопрстћуфхцчџш")
                .ofMinLength(3)
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> dates() {
        return Arbitraries.of("1984", "1985", "1984-05", "1984-06", "1984-05-17", "1984-05-18", "1985-05-17");
    }
}
