package org.borderexchange.schemas.matching;

import java.util.Optional;
import java.util.Set;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.InvalidValue;
import org.borderexchange.schemas.identifier.PartialDate;
import org.borderexchange.schemas.identifier.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an officer asks for, as he read it: whole, a fragment, or with {@code ?} for up to two characters that
 * he could not read.
 *
 * @param reading in any spelling; of a person the family name, then the given names
 * @param name of a person if its parts are known apart, else null
 * @param issuer country that issued the plate or document, ISO 3166-1 alpha-2; null if unknown
 * @param dateOfBirth of a person; null if unknown
 */
public record Sought(
        IdentifierKind kind,
        String reading,
        @Nullable PersonName name,
        @Nullable String issuer,
        @Nullable PartialDate dateOfBirth) {

    public static Sought of(IdentifierKind kind, String reading) {
        return new Sought(kind, reading, null, null, null);
    }

    /** A plate or document. */
    public static Sought of(IdentifierKind kind, String reading, @Nullable String issuer) {
        return new Sought(kind, reading, null, issuer, null);
    }

    public static Sought of(PersonName name, @Nullable PartialDate dateOfBirth) {
        return new Sought(IdentifierKind.PERSON, name.familyName() + " " + name.givenNames(), name, null, dateOfBirth);
    }

    /**
     * The stored keys of {@link SearchKeys} under which it may be found.
     *
     * @throws InvalidValue if no value of this kind can be meant
     */
    public Set<String> keys() {
        return name == null ? IdentifierKeys.sought(kind, reading) : IdentifierKeys.sought(name);
    }

    /** Whether some character could not be read. */
    boolean hasGap() {
        return reading.indexOf('?') >= 0;
    }

    /** Empty if it is no name, or has a gap. */
    Optional<PersonName> personName() {
        try {
            return Optional.of(name == null ? PersonName.of(reading, "") : name);
        } catch (InvalidValue noName) {
            return Optional.empty();
        }
    }
}
