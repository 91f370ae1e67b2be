package org.borderexchange.schemas.matching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.borderexchange.schemas.identifier.ChassisNumber;
import org.borderexchange.schemas.identifier.ContainerNumber;
import org.borderexchange.schemas.identifier.DocumentNumber;
import org.borderexchange.schemas.identifier.Identifier;
import org.borderexchange.schemas.identifier.InvalidValue;
import org.borderexchange.schemas.identifier.PartNumber;
import org.borderexchange.schemas.identifier.PartialDate;
import org.borderexchange.schemas.identifier.PersonName;
import org.borderexchange.schemas.identifier.Vin;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.Component;
import org.borderexchange.schemas.wire.Document;
import org.borderexchange.schemas.wire.DocumentKind;
import org.borderexchange.schemas.wire.Person;
import org.borderexchange.schemas.wire.Plate;
import org.borderexchange.schemas.wire.StolenVehicle;
import org.borderexchange.schemas.wire.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers in an alert: of vehicles, means of transport, parts, documents, containers and persons. Numbers of
 * seals are not among them: each maker counts from one.
 */
public final class AlertIdentifiers {
    /** More than any true alert names; the work of comparing two alerts grows with its square. */
    static final int MOST = 200;

    private final Set<Identified> found = new LinkedHashSet<>();

    private AlertIdentifiers() {}

    /**
     * Each once, the first 200 in the order of the contract; the documents of a person come before the name. A value
     * that this release cannot read, or beyond the 200, is left out: the alert is kept and shown, only that value
     * matches nothing.
     */
    public static List<Identified> of(Alert alert) {
        var identifiers = new AlertIdentifiers();
        var vehicle = alert.getStolenVehicle();
        if (vehicle != null) {
            identifiers.add(vehicle);
        }
        var smuggling = alert.getSmuggling();
        if (smuggling != null) {
            identifiers.add(smuggling.getTransport());
            smuggling.getPersons().forEach(identifiers::add);
        }
        return List.copyOf(identifiers.found);
    }

    private void add(StolenVehicle vehicle) {
        add(vehicle.getVin(), Vin::of);
        add(vehicle.getChassisNumber(), ChassisNumber::of);
        add(vehicle.getPlate());
        add(vehicle.getEngineNumber(), PartNumber::of);
        addCertificate(vehicle.getRegistrationCertificate());
        add(vehicle.getContainer(), ContainerNumber::of);
        for (Component part : vehicle.getComponents()) {
            add(part.getNumber(), PartNumber::of);
        }
    }

    private void add(@Nullable Transport transport) {
        if (transport != null) {
            add(transport.getVin(), Vin::of);
            add(transport.getPlate());
            add(transport.getContainer(), ContainerNumber::of);
        }
    }

    private void add(Person person) {
        for (var document : person.getDocuments()) {
            number(document)
                    .ifPresent(number -> add(Identified.document(number, kind(document), document.getIssuer())));
        }
        name(person).ifPresent(name -> add(new Identified(name, null, dateOfBirth(person), documents(person))));
    }

    private void addCertificate(@Nullable String raw) {
        if (raw != null) {
            read(() -> DocumentNumber.of(raw))
                    .ifPresent(number -> add(Identified.document(number, Identified.REGISTRATION_CERTIFICATE, null)));
        }
    }

    private void add(@Nullable Plate plate) {
        if (plate != null) {
            // The issuer stands beside the value: one that this release cannot read must not cost the plate.
            read(() -> org.borderexchange.schemas.identifier.Plate.of(null, plate.getNumber()))
                    .ifPresent(value -> add(new Identified(value, plate.getCountry(), null, Set.of())));
        }
    }

    private void add(@Nullable String raw, Reader reader) {
        if (raw != null) {
            read(() -> reader.read(raw)).map(Identified::of).ifPresent(this::add);
        }
    }

    private void add(Identified identified) {
        if (found.size() < MOST) {
            found.add(identified);
        }
    }

    /** Null for what may be any: another release may have a word for it. */
    private static @Nullable String kind(Document document) {
        return document.getKind() == DocumentKind.OTHER
                ? null
                : document.getKind().name();
    }

    private static Optional<DocumentNumber> number(Document document) {
        return read(() -> DocumentNumber.of(document.getNumber()));
    }

    private static Set<String> documents(Person person) {
        return person.getDocuments().stream()
                .flatMap(document -> number(document).stream())
                .map(DocumentNumber::characters)
                .collect(Collectors.toSet());
    }

    /** A person of whom only given names are known is known by them. */
    private static Optional<PersonName> name(Person person) {
        var family = Objects.requireNonNullElse(person.getFamilyName(), "");
        var given = Objects.requireNonNullElse(person.getGivenNames(), "");
        return read(() -> family.isBlank() ? PersonName.of(given, "") : PersonName.of(family, given));
    }

    private static @Nullable PartialDate dateOfBirth(Person person) {
        var written = person.getDateOfBirth();
        return written == null ? null : read(() -> PartialDate.of(written)).orElse(null);
    }

    private static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidValue unusual) {
            return Optional.empty(); // another release admitted it
        }
    }

    /** How one kind is read. */
    private interface Reader {
        Identifier read(String raw);
    }
}
