package org.borderexchange.gateway.check;

import java.util.ArrayList;
import java.util.List;
import org.borderexchange.gateway.alert.Contact;
import org.borderexchange.gateway.alert.content.Place;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.DocumentKind;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.InvalidValue;
import org.borderexchange.schemas.identifier.PartialDate;
import org.borderexchange.schemas.identifier.PersonName;
import org.borderexchange.schemas.matching.Sought;
import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;

/**
 * What an officer asks for, as he reads it: folded, not refused; {@code ?} is a character that he cannot read. At least one identifier. From
 * {@code itinerary} on it is what the owner of an alert wants to know of an observation: Regulation (EU) 2018/1862, Art. 37.
 *
 * @param vin whole, its first five or more characters, or its last six; or the chassis number of a vehicle without one
 * @param place of the check
 * @param reason why this is asked; kept with the record of the check
 * @param contact whom the owner may call
 */
public record CheckRequest(
        @Nullable PlateRead plate,
        @Nullable String vin,
        @Nullable DocumentRead document,
        @Nullable String container,
        @Nullable PersonMet person,
        @Nullable Place place,
        String reason,
        @Nullable String itinerary,
        @Nullable String occupants,
        @Nullable String objectsCarried,
        @Nullable String circumstances,
        @Nullable String actionTaken,
        @Nullable Contact contact) {

    private static final char GAP = '?';

    private static final String AT_LEAST_ONE = "a check needs a plate, a VIN, a document, a container or a person";

    public CheckRequest {
        var faults = new Faults()
                .requiredText("reason", reason, Faults.TEXT)
                .text("itinerary", itinerary, Faults.TEXT)
                .text("occupants", occupants, Faults.TEXT)
                .text("objectsCarried", objectsCarried, Faults.TEXT)
                .text("circumstances", circumstances, Faults.TEXT)
                .text("actionTaken", actionTaken, Faults.TEXT);
        answerable(faults, "vin", IdentifierKind.VIN, vin);
        answerable(faults, "container", IdentifierKind.CONTAINER, container);
        if (plate == null && vin == null && document == null && container == null && person == null) {
            faults.check(false, "plate", AT_LEAST_ONE);
        }
        faults.throwIfAny();
    }

    /** @param country that issued it, if that can be told: it raises the likelihood of a match and excludes none */
    public record PlateRead(String number, @Nullable CountryCode country) {

        public PlateRead {
            var faults = new Faults().required("number", number);
            answerable(faults, "number", IdentifierKind.PLATE, number);
            faults.throwIfAny();
        }
    }

    /** @param kind excludes none: officers of different countries call documents differently @param issuer likewise */
    public record DocumentRead(
            @Nullable DocumentKind kind,
            String number,
            @Nullable CountryCode issuer) {

        public DocumentRead {
            var faults = new Faults().required("number", number);
            answerable(faults, "number", IdentifierKind.DOCUMENT, number);
            faults.throwIfAny();
        }
    }

    /** @param dateOfBirth full, or a month or year */
    public record PersonMet(
            String familyName,
            @Nullable String givenNames,
            @Nullable String dateOfBirth) {

        public PersonMet {
            var faults = new Faults().required("familyName", familyName);
            part(faults, "familyName", familyName);
            part(faults, "givenNames", givenNames);
            if (faults.list().isEmpty()) {
                answerable(faults, "familyName", IdentifierKind.PERSON, reading(familyName, givenNames));
            }
            dateOfBirth = faults.identifier(
                    "dateOfBirth", dateOfBirth, raw -> PartialDate.of(raw).toString());
            faults.throwIfAny();
        }

        /** With a gap the name is sought by its letters alone: how it sounds cannot be told. */
        private Sought sought() {
            var born = dateOfBirth == null ? null : PartialDate.of(dateOfBirth);
            var reading = reading(familyName, givenNames);
            return reading.indexOf(GAP) >= 0
                    ? new Sought(IdentifierKind.PERSON, reading, null, null, born)
                    : Sought.of(PersonName.of(familyName, givenNames == null ? "" : givenNames), born);
        }

        private static String reading(String familyName, @Nullable String givenNames) {
            return givenNames == null ? familyName : familyName + " " + givenNames;
        }

        private static void part(Faults faults, String field, @Nullable String name) {
            // A gap may stand wherever a hyphen may.
            faults.identifier(
                    field, name, raw -> PersonName.of(raw.replace(GAP, '-'), "").familyName());
        }
    }

    /** One for each identifier. */
    List<Question> questions() {
        var sought = new ArrayList<Sought>();
        if (plate != null) {
            sought.add(Sought.of(IdentifierKind.PLATE, plate.number(), code(plate.country())));
        }
        if (vin != null) {
            sought.add(Sought.of(IdentifierKind.VIN, vin));
        }
        if (document != null) {
            sought.add(Sought.of(IdentifierKind.DOCUMENT, document.number(), code(document.issuer())));
        }
        if (container != null) {
            sought.add(Sought.of(IdentifierKind.CONTAINER, container));
        }
        if (person != null) {
            sought.add(person.sought());
        }
        return sought.stream().map(Question::of).toList();
    }

    /** Reports what can be no identifier of its kind, for "no hit" would mislead then. */
    private static void answerable(Faults faults, String field, IdentifierKind kind, @Nullable String reading) {
        if (reading == null) {
            return;
        }
        try {
            Question.of(Sought.of(kind, reading));
        } catch (InvalidValue impossible) {
            faults.check(false, field, String.valueOf(impossible.getMessage()));
        }
    }

    private static @Nullable String code(@Nullable CountryCode country) {
        return country == null ? null : country.value();
    }
}
