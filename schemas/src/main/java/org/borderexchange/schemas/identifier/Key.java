package org.borderexchange.schemas.identifier;

/**
 * One comparable form of an identifier. Two identifiers match when they share a key.
 *
 * @param value folded characters; a {@code ?} in it is one that could not be read, and equals no stored key
 */
public record Key(IdentifierKind kind, KeyRule rule, String value) {

    /** Reads what {@link #compact()} wrote. @throws InvalidValue if it is not a compact key */
    public static Key parse(String compact) {
        var parts = compact.split(":", 3);
        if (parts.length == 3) {
            try {
                return new Key(IdentifierKind.valueOf(parts[0]), KeyRule.valueOf(parts[1]), parts[2]);
            } catch (IllegalArgumentException unknownName) {
                // Its message would echo the value.
            }
        }
        throw new InvalidValue("a key of the form KIND:RULE:VALUE");
    }

    /** The stored form, such as {@code PLATE:LOOK_ALIKE:CB5501BX}. */
    public String compact() {
        return kind + ":" + rule + ":" + value;
    }

    /**
     * Whether this is a fragment, or the form of a whole that every stronger form implies: two identifiers that share
     * any key share one of these. They are the fewest by which it can be told that nothing is shared. A name's forms
     * do not imply one another, for a name may be given in one piece or in two.
     */
    public boolean mostFolded() {
        return switch (rule) {
            case EXACT -> kind == IdentifierKind.VIN || kind == IdentifierKind.PERSON;
            case TRANSLITERATED -> kind == IdentifierKind.PERSON;
            case LOOK_ALIKE -> false;
            case CONFUSABLE, WITHOUT_CHECK_DIGIT, UNREADABLE, MISREAD, PREFIX, LAST_SIX, PHONETIC, FAMILY_NAME -> true;
        };
    }

    /** Whether it is made of a part of the identifier. */
    public boolean fragment() {
        return rule == KeyRule.PREFIX || rule == KeyRule.LAST_SIX;
    }

    /** What sharing this key means. Names are no evidence of identity, however equal: always {@code PERSON}. */
    public MatchStrength strength() {
        return kind == IdentifierKind.PERSON ? MatchStrength.PERSON : rule.strength();
    }
}
