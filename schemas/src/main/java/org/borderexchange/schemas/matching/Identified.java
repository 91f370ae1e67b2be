package org.borderexchange.schemas.matching;

import java.util.Set;
import org.borderexchange.schemas.identifier.Identifier;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * One identifier as it occurs in an alert or a check, with what helps to compare it.
 *
 * @param issuer country that issued the plate or document, ISO 3166-1 alpha-2; null if unknown or of another kind
 * @param dateOfBirth of a person; null if unknown or of another kind
 * @param documents of a person: their numbers, normalised; empty for other kinds
 */
public record Identified(
        Identifier value, @Nullable String issuer, @Nullable PartialDate dateOfBirth, Set<String> documents) {

    public Identified {
        documents = Set.copyOf(documents);
    }

    /** An identifier of which nothing more is known. */
    public static Identified of(Identifier value) {
        return new Identified(value, null, null, Set.of());
    }

    public IdentifierKind kind() {
        return value.kind();
    }
}
