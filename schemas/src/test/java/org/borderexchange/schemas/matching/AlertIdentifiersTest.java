package org.borderexchange.schemas.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.schemas.matching.Told.golden;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.PartialDate;
import org.borderexchange.schemas.identifier.PersonName;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.Document;
import org.borderexchange.schemas.wire.DocumentKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertIdentifiersTest {

    @Test
    void everyNumberOfAVehicleIsFound() {
        assertThat(AlertIdentifiers.of(golden("stolen-vehicle")))
                .extracting(Identified::kind)
                .contains(IdentifierKind.VIN, IdentifierKind.PLATE, IdentifierKind.PART, IdentifierKind.DOCUMENT);
    }

    @Test
    void personComesWithDateOfBirthAndDocuments() {
        assertThat(AlertIdentifiers.of(golden("smuggling")))
                .filteredOn(identified -> identified.kind() == IdentifierKind.PERSON)
                .singleElement()
                .satisfies(person -> {
                    assertThat(person.dateOfBirth()).isEqualTo(PartialDate.of("1984-05"));
                    assertThat(person.documents()).containsExactly("012345678");
                });
    }

    @Test
    void migrationCountsAndNamesNobody() {
        assertThat(AlertIdentifiers.of(golden("irregular-migration"))).isEmpty();
    }

    @Test
    void valueThatThisReleaseCannotReadCostsOnlyItself() {
        var alert = golden("stolen-vehicle");
        alert.getStolenVehicle().setVin("NOT A VIN");
        alert.getStolenVehicle().getPlate().setCountry("a country of a later release");
        assertThat(AlertIdentifiers.of(alert))
                .extracting(Identified::kind)
                .contains(IdentifierKind.PLATE)
                .doesNotContain(IdentifierKind.VIN);
    }

    @Test
    void personOfWhomOnlyGivenNamesAreKnownIsKnownByThem() {
        var alert = golden("smuggling");
        var person = alert.getSmuggling().getPersons().getFirst();
        person.setFamilyName(null);
        person.setGivenNames("Марко");
        person.setDateOfBirth("in May");
        assertThat(AlertIdentifiers.of(alert))
                .contains(new Identified(PersonName.of("Марко", ""), null, null, Set.of("012345678")));
    }

    @Test
    void eachIsNamedOnceAndNoMoreThanABoundedNumber() {
        var alert = golden("smuggling");
        var person = alert.getSmuggling().getPersons().getFirst();
        var document = person.getDocuments().getFirst();
        alert.getSmuggling().setPersons(Collections.nCopies(100, person));
        assertThat(AlertIdentifiers.of(alert)).isEqualTo(AlertIdentifiers.of(golden("smuggling")));

        alert.getSmuggling().setPersons(List.of(person));
        person.setDocuments(Collections.nCopies(5_000, document));
        assertThat(AlertIdentifiers.of(alert)).isEqualTo(AlertIdentifiers.of(golden("smuggling")));

        person.setDocuments(IntStream.range(0, 5_000)
                .mapToObj(i -> Document.newBuilder(document)
                        .setNumber("%09d".formatted(i))
                        .build())
                .toList());
        assertThat(AlertIdentifiers.of(alert)).hasSize(AlertIdentifiers.MOST);
    }

    @Test
    void documentsComeWithTheirKind() {
        assertThat(AlertIdentifiers.of(golden("stolen-vehicle")))
                .filteredOn(identified -> identified.kind() == IdentifierKind.DOCUMENT)
                .extracting(Identified::documentKind)
                .containsExactly(Identified.REGISTRATION_CERTIFICATE);
        var alert = golden("smuggling");
        var document =
                alert.getSmuggling().getPersons().getFirst().getDocuments().getFirst();
        document.setKind(DocumentKind.ID_CARD);
        assertThat(kinds(alert)).containsExactly("ID_CARD");
        document.setKind(DocumentKind.OTHER);
        assertThat(kinds(alert)).containsOnlyNulls();
    }

    private static List<@Nullable String> kinds(Alert alert) {
        return AlertIdentifiers.of(alert).stream()
                .filter(identified -> identified.kind() == IdentifierKind.DOCUMENT)
                .<@Nullable String>map(Identified::documentKind)
                .toList();
    }

    @Test
    void searchFindsAnAlertByEveryIdentifier() {
        var alert = golden("smuggling");
        assertThat(AlertIdentifiers.of(alert))
                .allSatisfy(identified ->
                        assertThat(SearchKeys.of(alert)).containsAll(IdentifierKeys.stored(identified.value())));
    }
}
