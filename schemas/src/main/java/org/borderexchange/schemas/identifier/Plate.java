package org.borderexchange.schemas.identifier;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A registration plate as its country writes it, upper case, without separators. What it may be confused with:
 * {@link PlateKeys}. One character may be a {@code ?}: it could not be read.
 *
 * @param issuer ISO 3166-1 alpha-2 ({@code XK} included); null if unknown
 * @param characters 1 to 10 letters (Latin with accents, Cyrillic, Greek), digits or one {@code ?}
 */
public record Plate(@Nullable String issuer, String characters) implements Identifier {
    static final String DEMANDED = "1 to 10 Latin, Cyrillic or Greek letters or digits; one that cannot be read as ?";

    private static final Pattern ISSUER = Pattern.compile("[A-Z]{2}");
    private static final Pattern WELL_FORMED =
            Pattern.compile("(?:[0-9]|[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}&&\\p{L}]){1,10}");

    private static final Pattern UNREADABLE = Pattern.compile("\\?");

    public Plate {
        if (issuer != null && !ISSUER.matcher(issuer).matches()) {
            throw new InvalidValue("a country of two capital letters (ISO 3166-1)");
        }
        if (!WELL_FORMED
                        .matcher(UNREADABLE.matcher(characters).replaceFirst("0"))
                        .matches()
                || !Spelling.fold(characters).equals(characters)) {
            throw new InvalidValue(DEMANDED);
        }
    }

    /** Reads a plate with any separators and case; letters stay in the script in which they are given. */
    public static Plate of(@Nullable String issuer, String raw) {
        return new Plate(issuer, Spelling.fold(raw));
    }

    /** Whether every character could be read. */
    public boolean complete() {
        return !Spelling.hasUnreadable(characters);
    }

    /** The most folded forms, in Latin letters: one for most, up to four; two plates that share any form share one of these. */
    public Set<String> latinForms() {
        return PlateKeys.latinForms(characters);
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.PLATE;
    }

    /** The issuer is in no key: who reads a plate in passing often does not know its country. */
    @Override
    public Set<Key> keys() {
        return complete() ? PlateKeys.of(characters) : PlateKeys.ofIncomplete(characters);
    }

    /** Empty if the reading can be no plate. */
    static Set<Key> sought(String raw) {
        var folded = Spelling.fold(raw);
        var readable = folded.replace(Spelling.UNREADABLE, '0');
        if (!WELL_FORMED.matcher(readable).matches()) {
            return Set.of();
        }
        // Only a complete one finds those that are not: two plates with gaps have too little in common.
        return Spelling.hasUnreadable(folded) ? PlateKeys.of(folded) : PlateKeys.soughtFor(folded);
    }
}
