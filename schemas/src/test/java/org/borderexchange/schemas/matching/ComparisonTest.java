package org.borderexchange.schemas.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.borderexchange.schemas.matching.Told.RED_SKALA;
import static org.borderexchange.schemas.matching.Told.SILVER_TIGUAN;
import static org.borderexchange.schemas.matching.Told.alert;
import static org.borderexchange.schemas.matching.Told.chassis;
import static org.borderexchange.schemas.matching.Told.document;
import static org.borderexchange.schemas.matching.Told.part;
import static org.borderexchange.schemas.matching.Told.person;
import static org.borderexchange.schemas.matching.Told.plate;
import static org.borderexchange.schemas.matching.Told.vin;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.MatchStrength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final String VIN = "WVGAV7AX9BW549850";

    private final Comparison comparison = new Comparison(MatchPolicy.DEFAULT);

    @Test
    void equalVinIsAHitOfTheHighestStrength() {
        assertThat(compare(vin(VIN), vin("wvg av7-ax9 bw549850"))).get().satisfies(match -> {
            assertThat(match.grade()).isEqualTo(MatchGrade.HIT);
            assertThat(match.strength()).isEqualTo(MatchStrength.EXACT);
            assertThat(match.evidence())
                    .extracting(Evidence::kind, Evidence::rule)
                    .containsExactly(tuple(IdentifierKind.VIN, "EXACT"));
        });
    }

    @Test
    void vinInTheFieldForChassisNumbersWithALetterForADigitIsAHit() {
        assertRule(compare(vin(VIN), chassis("WVGAV7AX9BW54985O")), "CONFUSABLE", MatchGrade.HIT);
    }

    @Test
    void vinWithOneUnreadableCharacterIsALead() {
        assertRule(compare(vin(VIN), vin("WVGAV7AX9BW54?850")), "UNREADABLE", MatchGrade.LEAD);
        assertThat(compare(vin("WVGAV7AX9BW54?850"), vin("WVGAV7AX9BW5498?0"))).isEmpty();
    }

    @Test
    void lastSixIsALeadUnlessTheMakeDiffers() {
        var known = alert(SILVER_TIGUAN, vin(VIN));
        assertRule(comparison.of(known, alert(chassis("549 850"))), "LAST_SIX", MatchGrade.LEAD);
        assertThat(score(comparison.of(known, alert(SILVER_TIGUAN, chassis("549850")))))
                .isGreaterThan(score(comparison.of(known, alert(chassis("549850")))));
        assertThat(comparison.of(known, alert(RED_SKALA, chassis("549850")))).isEmpty();
    }

    @Test
    void twoCompleteVinsWithEqualEndsDoNotMatch() {
        assertThat(compare(vin(VIN), vin("TRUSC28N71W549850"))).isEmpty();
    }

    @Test
    void shortChassisNumbersThatAreEqualAreALead() {
        assertRule(compare(chassis("549850"), chassis("549850")), "EXACT", MatchGrade.LEAD);
        assertRule(compare(chassis("ATJ2549850"), chassis("ATJ2549850")), "EXACT", MatchGrade.HIT);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "BG 1234-ЋД, bg1234ћд, EXACT",
        "BG 1234-ЋД, BG 1234 CD, TRANSLITERATED",
        "BG 1234-ČĐ, BG 1234 CDJ, TRANSLITERATED",
        "СВ 5501 ВХ, CB5501BX, LOOK_ALIKE",
        "BG 1O34-AB, BG 1034-AB, CONFUSABLE"
    })
    void plateInAnySpellingIsAHit(String one, String other, String rule) {
        assertRule(compare(plate(one, "RS"), plate(other, "RS")), rule, MatchGrade.HIT);
        assertRule(compare(plate(one, "RS"), plate(other, null)), rule, MatchGrade.HIT);
    }

    @Test
    void equalPlateOfAnotherCountryIsNoMoreThanALead() {
        assertRule(compare(plate("123-A-456", "BA"), plate("123 A 456", "BG")), "EXACT", MatchGrade.LEAD);
    }

    @Test
    void plateWithOneMisreadCharacterIsALeadWhereTheCharactersLookAlike() {
        assertRule(compare(plate("BG1284AB", "RS"), plate("BG12B4AB", "RS")), "MISREAD", MatchGrade.LEAD);
        assertRule(compare(plate("BG1284AB", "RS"), plate("BG12B4AB", null)), "MISREAD", MatchGrade.LEAD);
        assertThat(compare(plate("BG1284AB", "RS"), plate("BG12B4AB", "BA"))).isEmpty();
        assertThat(compare(plate("BG1284AB", "RS"), plate("BG1274AB", "RS"))).isEmpty();
        assertThat(compare(plate("BG12", "RS"), plate("8G12", "RS"))).isEmpty();
    }

    @Test
    void appearanceRaisesOrLowersAMisreadPlateAndMakesNone() {
        var known = alert(SILVER_TIGUAN, plate("BG1284AB", "RS"));
        assertRule(comparison.of(known, alert(SILVER_TIGUAN, plate("BG1274AB", "RS"))), "MISREAD", MatchGrade.LEAD);
        assertThat(comparison.of(known, alert(RED_SKALA, plate("BG1274AB", "RS"))))
                .isEmpty();
        assertThat(comparison.of(known, alert(SILVER_TIGUAN, plate("NS5566XY", "RS"))))
                .isEmpty();
    }

    @Test
    void misreadPlatesOfTwoVehiclesWithVinsDoNotMatch() {
        assertThat(comparison.of(
                        alert(SILVER_TIGUAN, vin(VIN), plate("BG1284AB", "RS")),
                        alert(SILVER_TIGUAN, vin("WVGAV7AX9BW549851"), plate("BG1274AB", "RS"))))
                .isEmpty();
    }

    @Test
    void samePlateOnTwoVehiclesIsAHitForThatIsHowStolenPlatesAreFound() {
        var match = comparison.of(
                alert(vin(VIN), plate("BG1284AB", "RS")), alert(vin("TRUSC28N711268458"), plate("BG1284AB", "RS")));
        assertRule(match, "EXACT", MatchGrade.HIT);
        assertThat(match.orElseThrow().evidence().getFirst().explanation()).contains("the VINs differ");
    }

    @Test
    void plateWithOneUnreadableCharacterIsALead() {
        assertRule(compare(plate("BG 1?84-AB", "RS"), plate("BG 1284-AB", "RS")), "UNREADABLE", MatchGrade.LEAD);
        assertThat(compare(plate("BG 1?84-AB", "RS"), plate("BG 12?4-AB", "RS")))
                .isEmpty();
    }

    @Test
    void documentIsAHitUnlessAnotherCountryIssuedIt() {
        assertRule(compare(document("012345678", "RS"), document("O12345678", "RS")), "CONFUSABLE", MatchGrade.HIT);
        assertRule(compare(document("012345678", "RS"), document("012345678", null)), "EXACT", MatchGrade.HIT);
        assertRule(compare(document("012345678", "RS"), document("012345678", "BA")), "EXACT", MatchGrade.LEAD);
    }

    @Test
    void documentsOfDifferentKindsAreNoMoreThanALead() {
        var passport = document("012345678", "PASSPORT", "RS");
        assertRule(compare(passport, document("012345678", "PASSPORT", "RS")), "EXACT", MatchGrade.HIT);
        assertRule(compare(passport, document("012345678", null, "RS")), "EXACT", MatchGrade.HIT);
        assertRule(compare(passport, document("012345678", "ID_CARD", "RS")), "EXACT", MatchGrade.LEAD);
        assertRule(
                compare(passport, document("012345678", Identified.REGISTRATION_CERTIFICATE, null)),
                "EXACT",
                MatchGrade.LEAD);
        assertThat(compare(passport, document("012345678", "ID_CARD", "BA"))).isEmpty();
    }

    @Test
    void partInAnotherVehicleIsALeadUnlessItsNumberIsLong() {
        assertRule(moved("1234567", "1234567"), "EXACT", MatchGrade.LEAD);
        assertRule(moved("123456O", "1234560"), "CONFUSABLE", MatchGrade.LEAD);
        assertRule(moved("EN0I070001", "EN0I070001"), "EXACT", MatchGrade.HIT);
        assertThat(moved("12345", "12345")).isEmpty();
    }

    @Test
    void partOfAnotherMakeIsALeadAndLikeVehiclesMakeItNoMoreThanItIs() {
        var known = alert(SILVER_TIGUAN, part("1234567"));
        assertRule(comparison.of(known, alert(RED_SKALA, part("1234567"))), "EXACT", MatchGrade.LEAD);
        assertRule(comparison.of(known, alert(part("1234567"))), "EXACT", MatchGrade.HIT);
        assertRule(
                comparison.of(alert(SILVER_TIGUAN, part("12345")), alert(SILVER_TIGUAN, part("12345"))),
                "EXACT",
                MatchGrade.LEAD);
    }

    @ParameterizedTest(name = "{0} {1} = {2} {3}")
    @CsvSource({
        "Ђорђе, Петровић, Đorđe, Petrović",
        "Ђорђе, Петровић, Djordje, Petrovic",
        "Ђорђе, Петровић, Dorde, Petrovich",
        "Живков, Тодор, Živkov, Todor",
        "Живков, Тодор, Zhivkov, Todor",
        "Živkov, Todor, Zhivkov, Todor",
        "Цветков, Јован, Tsvetkov, Yovan",
        "Петровић, Марко, Марко, Петровић",
        "Петровић, Марко, Marko Petrović, ''"
    })
    void nameInAnyScriptAndOrderWithTheSameFullDateOfBirthIsAHit(
            String family, String given, String otherFamily, String otherGiven) {
        assertThat(compare(person(family, given, "1984-05-17"), person(otherFamily, otherGiven, "1984-05-17")))
                .get()
                .extracting(Match::grade, Match::strength)
                .containsExactly(MatchGrade.HIT, MatchStrength.PERSON);
    }

    @Test
    void nameThatOnlySoundsAlikeIsALeadEvenWithTheSameDateOfBirth() {
        assertRule(
                compare(person("Petrović", "Marko", "1984-05-17"), person("Petrovic", "Mirko", "1984-05-17")),
                "PHONETIC",
                MatchGrade.LEAD);
        assertRule(
                compare(person("Petrović", "Marko", "1984-05-17"), person("Pertovic", "Marko", "1984-05-17")),
                "PHONETIC",
                MatchGrade.LEAD);
    }

    @Test
    void nameWithADateOfBirthThatIsNotFullIsALeadAndTellsMoreTheMoreIsKnown() {
        var known = person("Петровић", "Марко", "1984-05-17");
        double without = score(compare(known, person("Petrović", "Marko", null)));
        double year = score(compare(known, person("Petrović", "Marko", "1984")));
        double month = score(compare(known, person("Petrović", "Marko", "1984-05")));
        assertThat(without).isLessThan(year);
        assertThat(year).isLessThan(month);
        assertRule(compare(known, person("Petrović", "Marko", "1984-05")), "TRANSLITERATED", MatchGrade.LEAD);
    }

    @ParameterizedTest
    @CsvSource({"1985-05-17", "1984-06", "1984-05-18", "1985"})
    void contradictingDateOfBirthIsNoMatch(String born) {
        assertThat(compare(person("Petrović", "Marko", "1984-05-17"), person("Petrović", "Marko", born)))
                .isEmpty();
    }

    @Test
    void documentInCommonTellsMoreThanANameAlone() {
        assertThat(score(compare(
                        person("Petrović", "Marko", null, "012345678"),
                        person("Petrović", "Marko", null, "012345678"))))
                .isGreaterThan(score(compare(person("Petrović", "Marko", null), person("Petrović", "Marko", null))));
    }

    @Test
    void evidenceIsOrderedByWhatItMeansAndTheFirstSpeaksForAll() {
        var match = comparison
                .of(
                        alert(person("Petrović", "Marko", null), plate("BG1284AB", "RS"), vin(VIN)),
                        alert(vin(VIN), person("Petrović", "Marko", "1984"), plate("BG 1284 АВ", "RS")))
                .orElseThrow();
        assertThat(match.evidence())
                .extracting(Evidence::kind)
                .containsExactly(IdentifierKind.VIN, IdentifierKind.PLATE, IdentifierKind.PERSON);
        assertThat(match.score()).isEqualTo(match.evidence().getFirst().score());
    }

    @Test
    void basisChangesWithWhatAgreesAndWithNothingElse() {
        var basis = basis(alert(vin(VIN), plate("BG1284AB", "RS")));
        assertThat(basis(alert(SILVER_TIGUAN, vin(VIN), plate("BG1284AB", null))))
                .isEqualTo(basis);
        assertThat(basis(alert(vin(VIN), plate("NS999AB", "RS")))).isNotEqualTo(basis);
        assertThat(basis(alert(vin(VIN), plate("BG1284АВ", "RS")))).isNotEqualTo(basis);
    }

    @Test
    void basisDoesNotTellWhatTheOtherCouldRead() {
        assertThat(Stream.of(vin(VIN), vin("WVGAV7AX9BW541850"), chassis("WVGAV7AX9BW54O850"))
                        .map(complete -> compare(vin("WVGAV7AX9BW54?850"), complete)
                                .orElseThrow()
                                .basis()))
                .hasSize(3)
                .containsOnly(compare(vin("WVGAV7AX9BW54X850"), vin("WVGAV7AX9BW54?850"))
                        .orElseThrow()
                        .basis());
        assertThat(Stream.of("BG1284AB", "BG1784AB", "BG1X84AB")
                        .map(complete -> compare(plate("BG 1?84-AB", "RS"), plate(complete, "RS"))
                                .orElseThrow()
                                .basis()))
                .containsOnly(compare(plate("BG1084AB", "RS"), plate("BG1?84AB", "RS"))
                        .orElseThrow()
                        .basis());
    }

    @Test
    void whatIsNamedAgainAndAgainIsOnePieceOfEvidence() {
        var once = compare(person("NN", "Непознат", null), person("NN", "Непознат", null));
        var person = Collections.nCopies(100, person("NN", "Непознат", null));
        assertThat(comparison.of(Particulars.of(person), Particulars.of(person)))
                .isEqualTo(once);
    }

    @Test
    void explanationNamesNoValue() {
        var match = comparison
                .of(
                        alert(vin(VIN), plate("BG1284AB", "RS"), person("Petrović", "Marko", "1984-05-17")),
                        alert(vin(VIN), plate("BG12B4AB", "RS"), person("Pertovic", "Marko", "1984-05-17")))
                .orElseThrow();
        assertThat(match.evidence())
                .hasSize(3)
                .extracting(Evidence::explanation)
                .noneMatch(text -> text.matches("(?s).*(WVG|BG12|etrov|ertov|1984).*"));
    }

    @Test
    void whatRaisesAHitIsThePolicysMatter() {
        var strict = new Comparison(new MatchPolicy(Map.of(), 0.9, 0.3));
        assertRule(strict.of(alert(vin(VIN)), alert(vin(VIN))), "EXACT", MatchGrade.LEAD);
    }

    private Optional<Match> moved(String number, String otherNumber) {
        return comparison.of(
                alert(SILVER_TIGUAN, vin(VIN), part(number)),
                alert(RED_SKALA, vin("TRUSC28N711268458"), part(otherNumber)));
    }

    private String basis(Particulars other) {
        return comparison
                .of(alert(vin(VIN), plate("BG1284AB", "RS")), other)
                .orElseThrow()
                .basis();
    }

    private Optional<Match> compare(Identified one, Identified other) {
        return comparison.of(alert(one), alert(other));
    }

    private static double score(Optional<Match> match) {
        return match.orElseThrow().score();
    }

    private static void assertRule(Optional<Match> match, String rule, MatchGrade grade) {
        assertThat(match).get().satisfies(found -> {
            assertThat(found.evidence().getFirst().rule()).isEqualTo(rule);
            assertThat(found.grade()).isEqualTo(grade);
        });
    }
}
