package org.borderexchange.schemas.identifier;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;

/** The steps of folding that identifiers share. */
final class Spelling {
    static final char UNREADABLE = '?';

    /** More than any identifier needs with all its separators; bounds the work that one field can cause. */
    private static final int LONGEST_INPUT = 300;

    /**
     * Capital letters of one shape. Cyrillic: the letters of Bulgarian plates, which are exactly those with a Latin
     * twin (ordinance I-45 on registration), and the twins Ѕ, І, Ј of other Cyrillic alphabets. Greek: the fourteen
     * letters of Greek plates. Vienna Convention on Road Traffic (1968), annex 2, is why plates keep to such letters.
     * Unicode's confusables (ICU SpoofChecker) do not serve: they merge 0 with O and 1 with I and l at once, and
     * З with 3, so that an exact reading could not be told from a doubtful one.
     */
    private static final String NOT_LATIN = "АВЕЅІЈКМНОРСТУХ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    private static final String LATIN_TWIN = "ABESIJKMHOPCTYX" + "ABEZHIKMNOPTYX";

    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();

    private Spelling() {}

    /**
     * Upper case, composed, letters and digits and {@code ?} alone, in whatever script. Idempotent.
     *
     * @throws InvalidValue beyond 300 characters
     */
    static String fold(String raw) {
        if (raw.length() > LONGEST_INPUT) {
            throw new InvalidValue("at most " + LONGEST_INPUT + " characters");
        }
        return foldWritten(raw);
    }

    /** As {@link #fold}, of what was written in Latin letters here: it may be several times as long as the input. */
    static String foldWritten(String text) {
        if (isAscii(text)) {
            return lettersAndDigits(text.toUpperCase(Locale.ROOT));
        }
        var upper = COMPATIBLE.normalize(text).toUpperCase(Locale.ROOT);
        return COMPATIBLE.normalize(lettersAndDigits(COMPATIBLE.normalize(upper)));
    }

    /** Reads Cyrillic and Greek capitals as the Latin capitals of the same shape; leaves all else. */
    static String latinShapes(String folded) {
        if (isAscii(folded)) {
            return folded;
        }
        var latin = new StringBuilder(folded);
        for (int i = 0; i < latin.length(); i++) {
            int twin = NOT_LATIN.indexOf(latin.charAt(i));
            if (twin >= 0) {
                latin.setCharAt(i, LATIN_TWIN.charAt(twin));
            }
        }
        return latin.toString();
    }

    /** O and Q become 0, I becomes 1: letters that a VIN cannot have, and that plates and documents confuse. */
    static String withoutConfusables(String folded) {
        return folded.replace('O', '0').replace('Q', '0').replace('I', '1');
    }

    static boolean hasUnreadable(String folded) {
        return folded.indexOf(UNREADABLE) >= 0;
    }

    static boolean isAscii(String text) {
        return allBelow(text, 0x80);
    }

    /** Whether all letters are of the Latin alphabets of Europe; Latin Extended-B ends at U+024F. */
    static boolean isLatin(String text) {
        return allBelow(text, 0x250);
    }

    private static boolean allBelow(String text, int bound) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= bound) {
                return false;
            }
        }
        return true;
    }

    private static String lettersAndDigits(String text) {
        if (text.codePoints().allMatch(Spelling::isKept)) {
            return text;
        }
        return text.codePoints()
                .filter(Spelling::isKept)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isKept(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == UNREADABLE;
    }
}
