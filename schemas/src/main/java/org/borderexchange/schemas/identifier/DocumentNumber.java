package org.borderexchange.schemas.identifier;

import java.util.Set;

/** The number of a passport, card or certificate: 3 to 20 of the letters A to Z and digits that ICAO 9303 allows in one. */
public record DocumentNumber(String characters) implements Identifier {
    public DocumentNumber {
        SerialKeys.DOCUMENT.check(characters);
    }

    /** Reads it with any separators, case and look-alike letters. */
    public static DocumentNumber of(String raw) {
        return new DocumentNumber(SerialKeys.fold(raw));
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.DOCUMENT;
    }

    @Override
    public Set<Key> keys() {
        return SerialKeys.DOCUMENT.of(characters);
    }
}
