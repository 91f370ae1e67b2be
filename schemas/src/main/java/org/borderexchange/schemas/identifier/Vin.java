package org.borderexchange.schemas.identifier;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A vehicle identification number (ISO 3779): 17 capital letters or digits without I, O and Q, one of which may be a
 * {@code ?}: it could not be read.
 */
public record Vin(String characters) implements Identifier {
    static final String DEMANDED = "17 letters or digits without I, O and Q; one that cannot be read as ?";

    private static final int LENGTH = 17;
    private static final int SHORTEST_PREFIX = 5;
    private static final int LAST = 6;
    private static final Pattern WELL_FORMED = Pattern.compile("(?!.*\\?.*\\?)[0-9A-HJ-NPR-Z?]{17}");
    private static final Pattern SOUGHT = Pattern.compile("[0-9A-Z?]{5,17}");

    /** Values of A to Z in the check digit's sum (49 CFR 565.15, table III); I, O and Q do not occur. */
    private static final String LETTER_VALUES = "12345678012345070923456789";

    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int CHECK_DIGIT = 8;

    public Vin {
        if (!WELL_FORMED.matcher(characters).matches()) {
            throw new InvalidValue(DEMANDED);
        }
    }

    /** Reads a VIN with any separators, case and look-alike letters; I, O and Q are refused, not guessed at. */
    public static Vin of(String raw) {
        return new Vin(Spelling.latinShapes(Spelling.fold(raw)));
    }

    /**
     * What an officer's reading stands for: as {@link #of}, with O and Q read as 0 and I as 1. Never refuses a
     * reading for its length or characters; {@code ?} stays.
     */
    public static String fold(String raw) {
        return Spelling.withoutConfusables(Spelling.latinShapes(Spelling.fold(raw)));
    }

    /** Whether {@link #fold} has to read a letter that no VIN has as a digit. */
    public static boolean readsLettersAsDigits(String raw) {
        return !fold(raw).equals(Spelling.latinShapes(Spelling.fold(raw)));
    }

    /** Whether every character could be read. */
    public boolean complete() {
        return !Spelling.hasUnreadable(characters);
    }

    /** The complete VINs for which this one may stand: itself, or 33. */
    public Stream<String> possible() {
        return Unreadable.replaced(characters, Unreadable.CHARACTERS);
    }

    /**
     * Whether position 9 fits the others; false for a VIN that is not complete. Advice only: it binds makers in North America, and a European VIN whose
     * check digit does not compute is a good VIN. See {@link #northAmerican()}.
     */
    public boolean checkDigitValid() {
        return complete() && checkDigitComputes();
    }

    private boolean checkDigitComputes() {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += WEIGHTS[i] * valueOf(characters.charAt(i));
        }
        int remainder = sum % 11;
        return characters.charAt(CHECK_DIGIT) == (remainder == 10 ? 'X' : (char) ('0' + remainder));
    }

    /** Whether the maker is North American (first character 1 to 5), so that the check digit means something. */
    public boolean northAmerican() {
        return characters.charAt(0) >= '1' && characters.charAt(0) <= '5';
    }

    /** The part that registers call the chassis number; may contain the {@code ?}. */
    public String lastSix() {
        return characters.substring(LENGTH - LAST);
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.VIN;
    }

    /**
     * The whole VIN, each prefix of 5 to 16 characters, and the last six: 14 keys. One that is not complete has the
     * 33 wholes for which it may stand, and the fragments that could be read.
     */
    @Override
    public Set<Key> keys() {
        var keys = LinkedHashSet.<Key>newLinkedHashSet(LENGTH);
        keys.add(key(KeyRule.EXACT, characters));
        if (!complete()) {
            possible().map(whole -> key(KeyRule.UNREADABLE, whole)).forEach(keys::add);
        }
        var fragments = withoutL(characters);
        lastSix(fragments.substring(LENGTH - LAST)).ifPresent(keys::add);
        int readable = complete() ? LENGTH - 1 : fragments.indexOf(Spelling.UNREADABLE);
        for (int length = SHORTEST_PREFIX; length <= readable; length++) {
            keys.add(key(KeyRule.PREFIX, fragments.substring(0, length)));
        }
        return keys;
    }

    /** A complete reading matches only itself, a shorter one as prefix or last six; empty if it can be no VIN. */
    static Set<Key> sought(String raw) {
        var folded = fold(raw);
        if (!SOUGHT.matcher(folded).matches()) {
            return Set.of();
        }
        if (folded.length() == LENGTH) {
            var whole = key(KeyRule.EXACT, folded);
            // Only a complete one finds those that are not: two VINs with gaps have too little in common.
            return Spelling.hasUnreadable(folded) ? Set.of(whole) : Set.of(whole, key(KeyRule.UNREADABLE, folded));
        }
        var fragment = withoutL(folded);
        var prefix = key(KeyRule.PREFIX, fragment);
        return fragment.length() == LAST ? Set.of(prefix, key(KeyRule.LAST_SIX, fragment)) : Set.of(prefix);
    }

    /** The key of VINs that end in this text; empty unless it is six readable characters. */
    static Optional<Key> lastSix(String text) {
        return text.length() == LAST && !Spelling.hasUnreadable(text)
                ? Optional.of(key(KeyRule.LAST_SIX, withoutL(Spelling.withoutConfusables(text))))
                : Optional.empty();
    }

    /** The Czech register reads L as 1 too. L is a letter of VINs, so that only fragments may be compared so. */
    private static String withoutL(String folded) {
        return folded.replace('L', '1');
    }

    private static int valueOf(char character) {
        return character <= '9' ? character - '0' : LETTER_VALUES.charAt(character - 'A') - '0';
    }

    private static Key key(KeyRule rule, String value) {
        return new Key(IdentifierKind.VIN, rule, value);
    }
}
