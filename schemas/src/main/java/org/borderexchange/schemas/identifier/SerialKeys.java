package org.borderexchange.schemas.identifier;

import java.util.Set;
import java.util.regex.Pattern;

/** Reading and keys of the numbers that are plain Latin letters and digits without structure. */
enum SerialKeys {
    CHASSIS(IdentifierKind.CHASSIS, 3, 30),
    PART(IdentifierKind.PART, 3, 30),
    DOCUMENT(IdentifierKind.DOCUMENT, 3, 20);

    private final IdentifierKind kind;
    private final Pattern wellFormed;
    private final Pattern sought;
    private final String demanded;

    SerialKeys(IdentifierKind kind, int shortest, int longest) {
        this.kind = kind;
        var lengths = "{" + shortest + "," + longest + "}";
        this.wellFormed = Pattern.compile("[0-9A-Z]" + lengths);
        this.sought = Pattern.compile("[0-9A-Z?]" + lengths);
        this.demanded = shortest + " to " + longest + " Latin letters or digits";
    }

    String demanded() {
        return demanded;
    }

    static String fold(String raw) {
        return Spelling.latinShapes(Spelling.fold(raw));
    }

    void check(String characters) {
        if (!wellFormed.matcher(characters).matches()) {
            throw new InvalidValue(demanded);
        }
    }

    Set<Key> of(String characters) {
        return Set.of(
                new Key(kind, KeyRule.EXACT, characters),
                new Key(kind, KeyRule.CONFUSABLE, Spelling.withoutConfusables(characters)));
    }

    /** Empty if the reading can be no such number. */
    Set<Key> sought(String raw) {
        var folded = fold(raw);
        return sought.matcher(folded).matches() ? of(folded) : Set.of();
    }
}
