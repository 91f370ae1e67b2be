package org.borderexchange.schemas.matching;

import java.util.Set;
import org.borderexchange.schemas.identifier.DocumentNumber;
import org.borderexchange.schemas.identifier.Identifier;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * One identifier as it occurs in an alert or a check, with what helps to compare it.
 *
 * @param documentKind name of a {@link org.borderexchange.schemas.wire.DocumentKind}, or
 *     {@link #REGISTRATION_CERTIFICATE}; null if unknown or no document
 * @param issuer country that issued the plate or document, ISO 3166-1 alpha-2; null if unknown or of another kind
 * @param dateOfBirth of a person; null if unknown or of another kind
 * @param documents of a person: their numbers, normalised; empty for other kinds
 */
public record Identified(
        Identifier value,
        @Nullable String documentKind,
        @Nullable String issuer,
        @Nullable PartialDate dateOfBirth,
        Set<String> documents) {

    /** The kind of document that belongs to a vehicle. */
    public static final String REGISTRATION_CERTIFICATE = "REGISTRATION_CERTIFICATE";

    public Identified {
        documents = Set.copyOf(documents);
    }

    /** Anything but a document, or one of unknown kind. */
    public Identified(
            Identifier value, @Nullable String issuer, @Nullable PartialDate dateOfBirth, Set<String> documents) {
        this(value, null, issuer, dateOfBirth, documents);
    }

    public static Identified document(DocumentNumber number, @Nullable String kind, @Nullable String issuer) {
        return new Identified(number, kind, issuer, null, Set.of());
    }

    /** An identifier of which nothing more is known. */
    public static Identified of(Identifier value) {
        return new Identified(value, null, null, Set.of());
    }

    public IdentifierKind kind() {
        return value.kind();
    }

    /** Whether the kinds have something to compare: the same kind, or VIN and chassis number. */
    boolean comparableWith(Identified other) {
        return kind() == other.kind() || ofVehicle() && other.ofVehicle();
    }

    private boolean ofVehicle() {
        return kind() == IdentifierKind.VIN || kind() == IdentifierKind.CHASSIS;
    }
}
