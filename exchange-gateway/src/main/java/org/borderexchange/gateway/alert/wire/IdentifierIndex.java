package org.borderexchange.gateway.alert.wire;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.borderexchange.schemas.identifier.Identifier;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.InvalidValue;
import org.borderexchange.schemas.identifier.PersonName;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.Person;
import org.borderexchange.schemas.wire.Plate;
import org.jspecify.annotations.Nullable;

/** Under which keys search finds an alert: every identifier in it, of own and received alerts alike. */
final class IdentifierIndex {

    private final Set<String> keys = new HashSet<>();

    static Set<String> keysOf(Alert alert) {
        var index = new IdentifierIndex();
        var vehicle = alert.getStolenVehicle();
        if (vehicle != null) {
            index.add(IdentifierKind.VIN, vehicle.getVin());
            index.add(IdentifierKind.CHASSIS, vehicle.getChassisNumber());
            index.add(vehicle.getPlate());
            index.add(IdentifierKind.PART, vehicle.getEngineNumber());
            index.add(IdentifierKind.DOCUMENT, vehicle.getRegistrationCertificate());
            index.add(IdentifierKind.CONTAINER, vehicle.getContainer());
            vehicle.getComponents().forEach(part -> index.add(IdentifierKind.PART, part.getNumber()));
        }
        var smuggling = alert.getSmuggling();
        if (smuggling != null) {
            var transport = smuggling.getTransport();
            if (transport != null) {
                index.add(IdentifierKind.VIN, transport.getVin());
                index.add(transport.getPlate());
                index.add(IdentifierKind.CONTAINER, transport.getContainer());
            }
            index.add(smuggling.getPersons());
        }
        return Set.copyOf(index.keys);
    }

    private void add(Collection<Person> persons) {
        for (var person : persons) {
            person.getDocuments().forEach(document -> add(IdentifierKind.DOCUMENT, document.getNumber()));
            if (person.getFamilyName() != null || person.getGivenNames() != null) {
                addName(person);
            }
        }
    }

    private void addName(Person person) {
        try {
            add(PersonName.of(orEmpty(person.getFamilyName()), orEmpty(person.getGivenNames())));
        } catch (InvalidValue unusual) {
            // a name that has no letters to compare stays readable, search by name cannot find it
        }
    }

    private void add(@Nullable Plate plate) {
        if (plate != null) {
            add(IdentifierKind.PLATE, plate.getNumber());
        }
    }

    private void add(IdentifierKind kind, @Nullable String value) {
        if (value == null) {
            return;
        }
        try {
            keys.addAll(IdentifierKeys.stored(kind, value));
        } catch (InvalidValue unusual) {
            // another release admitted it: the alert is kept and read, only this identifier is not found by search
        }
    }

    private void add(Identifier identifier) {
        keys.addAll(IdentifierKeys.stored(identifier));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
