package org.borderexchange.cases.attachment;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names bytes by what they are.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ContentHash(String sha256) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Empty if the text is no such hash. */
    public static Optional<ContentHash> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ContentHash(text)) : Optional.empty();
    }

    /** @param digest SHA-256 of everything */
    public static ContentHash of(MessageDigest digest) {
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public String toString() {
        return sha256;
    }
}
