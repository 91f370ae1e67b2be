package org.borderexchange.schemas.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.schemas.matching.Told.golden;

import java.util.Map;
import java.util.Optional;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.PartialDate;
import org.borderexchange.schemas.identifier.PersonName;
import org.borderexchange.schemas.wire.Alert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckComparisonTest {
    private final CheckComparison comparison = new CheckComparison(MatchPolicy.DEFAULT);
    private final Alert vehicle = golden("stolen-vehicle");
    private final Alert smuggling = golden("smuggling");

    CheckComparisonTest() {
        vehicle.getStolenVehicle().setVin("WVGAV7AX9BW549850");
        vehicle.getStolenVehicle().setChassisNumber(null);
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource({
        "VIN, wvg av7 ax9 bw 549 850, EXACT, HIT",
        "VIN, WVGAV7AX9BW54985O, CONFUSABLE, HIT",
        "VIN, WVGAV7AX?BW549850, UNREADABLE, LEAD",
        "VIN, WVGAV7A??BW549850, UNREADABLE, LEAD",
        "VIN, 549850, LAST_SIX, LEAD",
        "VIN, WVGAV, PREFIX, LEAD",
        "VIN, WVG?V7AX9B, PREFIX, LEAD",
        "PLATE, BG 1234-ЋД, EXACT, HIT",
        "PLATE, bg1234cd, TRANSLITERATED, HIT",
        "PLATE, BG 1?34 CD, UNREADABLE, LEAD"
    })
    void checkSaysByWhichRuleItFoundTheVehicle(IdentifierKind kind, String reading, String rule, MatchGrade grade) {
        assertThat(check(Sought.of(kind, reading), vehicle)).get().satisfies(match -> {
            assertThat(match.evidence()).first().extracting(Evidence::rule).isEqualTo(rule);
            assertThat(match.grade()).isEqualTo(grade);
        });
    }

    @Test
    void completeVinFindsTheAlertOfAVinThatCouldNotBeReadCompletely() {
        vehicle.getStolenVehicle().setVin("WVGAV7AX9BW54?850");
        assertThat(check(Sought.of(IdentifierKind.VIN, "WVGAV7AX9BW549850"), vehicle))
                .get()
                .extracting(Match::grade)
                .isEqualTo(MatchGrade.LEAD);
        assertThat(check(Sought.of(IdentifierKind.VIN, "WVGAV7AX9BW549851"), vehicle))
                .isEmpty();
        assertThat(check(Sought.of(IdentifierKind.VIN, "WVGAV7AX9BW5498?0"), vehicle))
                .isEmpty();
    }

    @Test
    void longerPrefixTellsMore() {
        assertThat(check(Sought.of(IdentifierKind.VIN, "WVGAV7AX9BW54985"), vehicle)
                        .orElseThrow()
                        .score())
                .isGreaterThan(check(Sought.of(IdentifierKind.VIN, "WVGAV7"), vehicle)
                        .orElseThrow()
                        .score());
    }

    @Test
    void plateOfAnotherCountryTellsLess() {
        assertThat(check(Sought.of(IdentifierKind.PLATE, "BG1234ЋД", "BA"), vehicle))
                .get()
                .extracting(Match::grade)
                .isEqualTo(MatchGrade.LEAD);
    }

    @ParameterizedTest(name = "{0} {1} of {2}: {3}")
    @CsvSource({
        "PLATE, BG 1234-ЋД, XK, EXACT",
        "PLATE, BG1234CD, XK, TRANSLITERATED",
        "PLATE, BG 1?34 CD, XK, UNREADABLE",
        "PLATE, BG I234 CD, XK, CONFUSABLE"
    })
    void plateWithAnotherCountryIsALeadByEachRule(IdentifierKind kind, String reading, String issuer, String rule) {
        assertLead(check(Sought.of(kind, reading, issuer), vehicle), rule);
    }

    @Test
    void plateOfLookAlikeLettersWithAnotherCountryIsALead() {
        vehicle.getStolenVehicle().getPlate().setNumber("СА 1234 ВТ");
        assertLead(check(Sought.of(IdentifierKind.PLATE, "CA1234BT", "XK"), vehicle), "LOOK_ALIKE");
    }

    @Test
    void shortChassisNumberIsALead() {
        vehicle.getStolenVehicle().setVin(null);
        vehicle.getStolenVehicle().setChassisNumber("10O456");
        assertLead(check(Sought.of(IdentifierKind.CHASSIS, "100456"), vehicle), "CONFUSABLE");
    }

    private static void assertLead(Optional<Match> found, String rule) {
        assertThat(found).get().satisfies(match -> {
            assertThat(match.evidence()).first().extracting(Evidence::rule).isEqualTo(rule);
            assertThat(match.grade()).isEqualTo(MatchGrade.LEAD);
        });
    }

    @Test
    void personIsFoundInAnyScriptUnlessTheDateOfBirthContradicts() {
        var name = PersonName.of("Petrovic", "Marko");
        assertThat(check(Sought.of(name, PartialDate.of("1984-05-17")), smuggling))
                .isPresent();
        assertThat(check(Sought.of(name, PartialDate.of("1985")), smuggling)).isEmpty();
        assertThat(check(Sought.of(IdentifierKind.PERSON, "marko petrovic"), smuggling))
                .isPresent();
        assertThat(check(Sought.of(IdentifierKind.PERSON, "petrov?c"), smuggling))
                .isPresent();
    }

    @Test
    void whatIsNotInTheAlertIsNotFound() {
        assertThat(check(Sought.of(IdentifierKind.PLATE, "NS 999-AB"), vehicle)).isEmpty();
    }

    private Optional<Match> check(Sought sought, Alert alert) {
        return comparison.of(Map.of(sought, sought.keys()), alert);
    }
}
