package org.borderexchange.schemas.identifier;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A registration plate as its country writes it, upper case, without separators. What it may be confused with:
 * {@link PlateKeys}.
 *
 * @param issuer ISO 3166-1 alpha-2 ({@code XK} included); null if unknown
 * @param characters 1 to 10 letters (Latin with accents, Cyrillic, Greek) or digits
 */
public record Plate(@Nullable String issuer, String characters) implements Identifier {
    static final String DEMANDED = "1 to 10 Latin, Cyrillic or Greek letters or digits";

    private static final Pattern ISSUER = Pattern.compile("[A-Z]{2}");
    private static final Pattern WELL_FORMED =
            Pattern.compile("(?:[0-9]|[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}&&\\p{L}]){1,10}");

    public Plate {
        if (issuer != null && !ISSUER.matcher(issuer).matches()) {
            throw new InvalidValue("a country of two capital letters (ISO 3166-1)");
        }
        if (!WELL_FORMED.matcher(characters).matches()
                || !Spelling.fold(characters).equals(characters)) {
            throw new InvalidValue(DEMANDED);
        }
    }

    /** Reads a plate with any separators and case; letters stay in the script in which they are given. */
    public static Plate of(@Nullable String issuer, String raw) {
        return new Plate(issuer, Spelling.fold(raw));
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.PLATE;
    }

    /** The issuer is in no key: who reads a plate in passing often does not know its country. */
    @Override
    public Set<Key> keys() {
        return PlateKeys.of(characters);
    }

    /** Empty if the reading can be no plate. */
    static Set<Key> sought(String raw) {
        var folded = Spelling.fold(raw);
        var readable = folded.replace(Spelling.UNREADABLE, '0');
        return WELL_FORMED.matcher(readable).matches() ? PlateKeys.of(folded) : Set.of();
    }
}
