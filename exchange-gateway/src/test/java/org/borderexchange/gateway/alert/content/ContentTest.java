package org.borderexchange.gateway.alert.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.InvalidInput;
import org.borderexchange.schemas.codelist.Commodity;
import org.borderexchange.schemas.codelist.InvolvementRole;
import org.borderexchange.schemas.codelist.MigrationEventKind;
import org.borderexchange.schemas.codelist.PersonCategory;
import org.borderexchange.schemas.codelist.TheftCircumstances;
import org.borderexchange.schemas.codelist.TransportMode;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hands in what callers of the wire may: nulls as well. */
@NullUnmarked
class ContentTest {

    @Test
    void aPlateKeepsHowItWasWrittenThroughEveryReading() {
        var plate = new RegistrationPlate("bg 1234-ЋД", null, "SRB", null);

        assertThat(plate.number()).isEqualTo("BG1234ЋД");
        assertThat(plate.asWritten()).isEqualTo("bg 1234-ЋД");
        assertThat(new RegistrationPlate(plate.number(), plate.country(), plate.sign(), plate.asWritten()))
                .isEqualTo(plate);
    }

    @Test
    void aVinKeepsHowItWasWrittenOnlyWhereThatDiffers() {
        assertThat(transport("WVGAV7AX9BW549850").vinAsWritten()).isNull();
        assertThat(transport("wvg av7ax9bw549850").vinAsWritten()).isEqualTo("wvg av7ax9bw549850");
        assertThat(transport("wvg av7ax9bw549850").vin()).isEqualTo("WVGAV7AX9BW549850");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e15", "0.0000001", "1e2147483647", "1e-2147483647"})
    void aQuantityIsGreaterThanZeroAndBounded(String amount) {
        assertThat(pointers(() -> new Quantity(new BigDecimal(amount), "KGM", null)))
                .contains("/amount");
    }

    @Test
    void aQuantityOfFifteenAndSixDigitsIsExact() {
        var amount = new BigDecimal("999999999999999.999999");

        assertThat(new Quantity(amount, "KGM", null).amount()).isEqualTo(amount);
    }

    @Test
    void moneyHasAKnownCurrency() {
        assertThat(pointers(() -> new Money(BigDecimal.ONE, "EURO"))).containsExactly("/currency");
        assertThat(pointers(() -> new Money(BigDecimal.ONE, null))).containsExactly("/currency");
        assertThat(new Money(BigDecimal.ZERO, "RSD").currency()).isEqualTo("RSD");
    }

    @Test
    void aPlaceIsSomewhere() {
        assertThat(pointers(() -> new Place(null, null, null, null, null))).containsExactly("/text");
        assertThat(pointers(() -> new Place("x", null, 44.0, null, null))).containsExactly("/latitude");
        assertThat(pointers(() -> new Place("x", null, 90.1, 180.1, null))).containsExactly("/latitude", "/longitude");
        assertThat(pointers(() -> new Place("x", "MEBA1", null, null, null))).containsExactly("/unlocode");
    }

    @Test
    void aTheftDoesNotEndBeforeItBegan() {
        var noon = Instant.parse("2026-11-22T12:00:00Z");

        assertThat(pointers(() -> new Theft(noon, noon.minusSeconds(1), null, null, null)))
                .containsExactly("/to");
        assertThat(new Theft(noon, noon, null, null, null).circumstances()).isEqualTo(TheftCircumstances.UNKNOWN);
    }

    @Test
    void aPersonHasANameOrADocument() {
        assertThat(pointers(() -> person(null, List.of()))).containsExactly("/familyName");
        assertThat(person("Петровић", null).documents()).isEmpty();
    }

    @Test
    void aPartialDateOfBirthIsKeptAsItIs() {
        var person = new Person(
                InvolvementRole.DRIVER, PersonCategory.SUSPECT, "Петровић", null, "1984-05", "SRB", List.of());

        assertThat(person.dateOfBirth()).isEqualTo("1984-05");
        assertThat(pointers(() -> new Person(
                        InvolvementRole.DRIVER, PersonCategory.SUSPECT, "P", null, "1984-13", "RS", List.of())))
                .containsExactlyInAnyOrder("/dateOfBirth", "/nationality");
    }

    @Test
    void countsAreZeroOrMoreAndNeedNotSumUp() {
        assertThat(pointers(() -> new Counts(-1, null, null, null, null, 1_000_001, null, null)))
                .containsExactly("/total", "/dead");
        assertThat(new Counts(1, 5, 5, null, null, null, null, null).women()).isEqualTo(5);
    }

    @Test
    void listsAreNeitherEndlessNorHollow() {
        var many = Collections.nCopies(101, new NationalityCount("AFG", 1, null));
        var hollow = new ArrayList<NationalityCount>();
        hollow.add(null);

        assertThat(pointers(() -> migration(many))).containsExactly("/nationalities");
        assertThat(pointers(() -> migration(hollow))).containsExactly("/nationalities");
        assertThat(migration(null).nationalities()).isEmpty();
    }

    @Test
    void codesOfGoodsHaveTheirDigits() {
        assertThat(pointers(() -> new Smuggling(
                        Commodity.TOBACCO, "24022", "12345", null, null, null, null, null, null, null, null, null)))
                .containsExactly("/hsCode", "/unNumber");
    }

    private static Transport transport(String vin) {
        return new Transport(TransportMode.ROAD, null, vin, null, null, null, List.of());
    }

    private static Person person(String familyName, List<Document> documents) {
        return new Person(InvolvementRole.DRIVER, PersonCategory.SUSPECT, familyName, null, null, null, documents);
    }

    private static IrregularMigration migration(List<NationalityCount> nationalities) {
        return new IrregularMigration(
                MigrationEventKind.INCIDENT,
                null,
                null,
                null,
                null,
                null,
                nationalities,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<String> pointers(org.assertj.core.api.ThrowableAssert.ThrowingCallable constructor) {
        return catchThrowableOfType(InvalidInput.class, constructor).faults().stream()
                .map(Fault::pointer)
                .toList();
    }
}
