package org.borderexchange.local.demo;

import java.util.Optional;

/** A Serbian plate as somebody notes it who takes its Cyrillic letters for the Latin ones that look the same. */
final class LatinReading {

    private static final String CYRILLIC = "АВЕЈКМНОРСТХ";
    private static final String LATIN = "ABEJKMHOPCTX";

    /** @return without separators, e.g. {@code ŠA1283KM}; empty if a letter has no Latin twin, as {@code Ћ} */
    static Optional<String> of(String plate) {
        var reading = plate.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(LatinReading::twin)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return reading.codePoints().anyMatch(LatinReading::isCyrillic) ? Optional.empty() : Optional.of(reading);
    }

    private static int twin(int letter) {
        var at = CYRILLIC.indexOf(letter);
        return at < 0 ? letter : LATIN.charAt(at);
    }

    private static boolean isCyrillic(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC;
    }

    private LatinReading() {}
}
