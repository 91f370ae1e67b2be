package org.borderexchange.schemas.identifier;

import java.util.Optional;
import java.util.Set;

/** A chassis number that is not a VIN (older vehicles, machines, boats): 3 to 30 capital Latin letters or digits. */
public record ChassisNumber(String characters) implements Identifier {
    public ChassisNumber {
        SerialKeys.CHASSIS.check(characters);
    }

    /** Reads it with any separators, case and look-alike letters. */
    public static ChassisNumber of(String raw) {
        return new ChassisNumber(SerialKeys.fold(raw));
    }

    /** The key of the VINs whose last six characters this may be, for registers call those the chassis number. */
    public Optional<Key> lastSixOfVin() {
        return Vin.lastSix(characters);
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.CHASSIS;
    }

    @Override
    public Set<Key> keys() {
        return SerialKeys.CHASSIS.of(characters);
    }
}
