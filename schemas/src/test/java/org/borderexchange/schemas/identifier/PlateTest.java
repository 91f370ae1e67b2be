package org.borderexchange.schemas.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlateTest {

    @Test
    void charactersStayInTheirScriptWithoutSeparators() {
        assertThat(Plate.of("RS", "bg 1234-ћд").characters()).isEqualTo("BG1234ЋД");
        assertThat(Plate.of("XK", "01·234*ab").characters()).isEqualTo("01234AB");
    }

    @Test
    void accentsMayBeComposedOrApartInAnyCase() {
        assertThat(Plate.of("TR", "34 i\u0307 c\u0327").characters()).isEqualTo("34İÇ");
        assertThat(Plate.of("TR", "34 İ Ç").characters()).isEqualTo("34İÇ");
    }

    @ParameterizedTest(name = "{0} read as {1} is found by {2}")
    @CsvSource({
        "СВ5501ВХ, CB5501BX, LOOK_ALIKE", // Bulgaria: Cyrillic letters with Latin twins only
        "CB5501BX, св 5501 вх, LOOK_ALIKE",
        "ΥΝΒ-1234, YNB1234, LOOK_ALIKE", // Greece
        "ΑΒΕ ΖΗΙΚ, ABEZHIK, LOOK_ALIKE",
        "ΜΝΟ ΡΤΥΧ, MNOPTYX, LOOK_ALIKE",
        "НС 123-АВ, NS123AV, TRANSLITERATED",
        "НС 123-АВ, HC123AB, LOOK_ALIKE",
        "BG 1234-ЋД, BG1234CD, TRANSLITERATED",
        "BG 1234-ЋД, BG 1234 ĆD, TRANSLITERATED",
        "BG 1234-ЋД, ВG-1234-CD, LOOK_ALIKE", // the first letter of the reading is Cyrillic
        "ŠA 012-ČŽ, sa012cz, TRANSLITERATED",
        "ĐA 012-AA, DA012AA, TRANSLITERATED",
        "ĐA 012-AA, dja012aa, TRANSLITERATED",
        "ЂА 012-АА, DJA012AA, TRANSLITERATED",
        "ЂА 012-АА, đa012aa, TRANSLITERATED",
        "E12-O-345, E12-0-345, CONFUSABLE",
        "PG IQ101, PG1OIOI, CONFUSABLE",
        "НО 001-АА, N0OO1AA, CONFUSABLE",
        "A12-K-345, а12.к.345, LOOK_ALIKE",
        "A12-K-345, a12k345, EXACT",
    })
    void plateIsFoundAsItIsReadInTheRegion(String painted, String read, KeyRule rule) {
        assertThat(rulesShared(painted, read)).contains(rule);
    }

    @Test
    void whatLooksAlikeAndWhatMeansTheSameAreDifferentPlates() {
        assertThat(rulesShared("NS123AV", "HC123AB")).isEmpty();
        assertThat(rulesShared("BG123AA", "BG124AA")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " - ", "12345678901", "AB?1?3", "甲12345", "١٢٣"})
    void whatIsNoPlateIsRefusedWithoutEcho(String raw) {
        assertThatThrownBy(() -> Plate.of(null, raw))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("1 to 10 Latin, Cyrillic or Greek letters or digits; one that cannot be read as ?");
    }

    @Test
    void plateCannotExistUnfoldedOrWithAnUnknownKindOfIssuer() {
        assertThatThrownBy(() -> new Plate("RS", "bg1234")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Plate.of("SRB", "BG1234"))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("a country of two capital letters (ISO 3166-1)");
    }

    private static Set<KeyRule> rulesShared(String painted, String read) {
        var shared = new HashSet<>(IdentifierKeys.stored(Plate.of(null, painted)));
        shared.retainAll(IdentifierKeys.sought(IdentifierKind.PLATE, read));
        var rules = new HashSet<KeyRule>();
        shared.forEach(key -> rules.add(Key.parse(key).rule()));
        return rules;
    }

    @Test
    void plateWithOneUnreadableCharacterIsFoundByTheCompletePlateAndByNoOtherWithAGap() {
        var stored = IdentifierKeys.stored(Plate.of("RS", "BG 12?4-ĐD"));
        assertThat(stored)
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.PLATE, "BG 1254 DJD"))
                .doesNotContainAnyElementsOf(IdentifierKeys.sought(IdentifierKind.PLATE, "BG 1254 DJA"))
                .doesNotContainAnyElementsOf(IdentifierKeys.sought(IdentifierKind.PLATE, "BG 125?-ĐD"));
    }
}
