package org.borderexchange.schemas.identifier;

import java.util.Set;

/** The number of an engine or another part: 3 to 30 capital Latin letters or digits. */
public record PartNumber(String characters) implements Identifier {
    public PartNumber {
        SerialKeys.PART.check(characters);
    }

    /** Reads it with any separators, case and look-alike letters. */
    public static PartNumber of(String raw) {
        return new PartNumber(SerialKeys.fold(raw));
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.PART;
    }

    @Override
    public Set<Key> keys() {
        return SerialKeys.PART.of(characters);
    }
}
