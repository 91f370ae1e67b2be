package org.borderexchange.schemas.identifier;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The number of a freight container (ISO 6346) or swap body (EN 13044): owner code of three letters, category letter,
 * serial number of six digits, check digit.
 *
 * <p>A wrong check digit is advice, not a fault: an officer reports what is painted, a repainted box with a digit that
 * does not compute is itself a finding, and refusing it would lose the alert.
 */
public record ContainerNumber(String characters) implements Identifier {
    static final String DEMANDED = "4 letters and 7 digits, the last the check digit";

    private static final int WITHOUT_CHECK_DIGIT = 10;
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Z]{4}[0-9]{7}");
    private static final Pattern SOUGHT = Pattern.compile("[0-9A-Z?]{10,11}");

    public ContainerNumber {
        if (!WELL_FORMED.matcher(characters).matches()) {
            throw new InvalidValue(DEMANDED);
        }
    }

    /** Reads it with any separators, case and look-alike letters. */
    public static ContainerNumber of(String raw) {
        return new ContainerNumber(Spelling.latinShapes(Spelling.fold(raw)));
    }

    public String ownerCode() {
        return characters.substring(0, 3);
    }

    /** {@code U} freight container, {@code J} detachable equipment, {@code Z} trailer or chassis; others: swap body. */
    public char category() {
        return characters.charAt(3);
    }

    /** Six digits. */
    public String serial() {
        return characters.substring(4, WITHOUT_CHECK_DIGIT);
    }

    /** Whether the last digit fits the others. Advice only, see the type. */
    public boolean checkDigitValid() {
        int sum = 0;
        for (int i = 0; i < WITHOUT_CHECK_DIGIT; i++) {
            sum += valueOf(characters.charAt(i)) << i;
        }
        return characters.charAt(WITHOUT_CHECK_DIGIT) - '0' == sum % 11 % 10;
    }

    @Override
    public IdentifierKind kind() {
        return IdentifierKind.CONTAINER;
    }

    @Override
    public Set<Key> keys() {
        return keys(characters);
    }

    /** Ten characters (no check digit read) or eleven; empty if the reading can be no container. */
    static Set<Key> sought(String raw) {
        var folded = Spelling.latinShapes(Spelling.fold(raw));
        return SOUGHT.matcher(folded).matches() ? keys(folded) : Set.of();
    }

    private static Set<Key> keys(String folded) {
        var withoutCheckDigit = Spelling.withoutConfusables(folded.substring(0, WITHOUT_CHECK_DIGIT));
        return Set.of(
                new Key(IdentifierKind.CONTAINER, KeyRule.EXACT, folded),
                new Key(IdentifierKind.CONTAINER, KeyRule.WITHOUT_CHECK_DIGIT, withoutCheckDigit));
    }

    /** Digits count themselves, letters from A = 10 upwards, leaving out the multiples of 11. */
    private static int valueOf(char character) {
        if (character <= '9') {
            return character - '0';
        }
        int rank = character - 'A';
        return 10 + rank + (rank + 9) / 10;
    }
}
