package org.borderexchange.schemas.topic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code O-<hash>}: names a joint operation after what opened it, so that whoever derives it, and however often, names it the same.
 *
 * @param hash 26 characters of Crockford's base 32
 */
public record OperationId(String hash) {

    private static final Pattern FORM = Pattern.compile("O-([0-7][0-9A-HJKMNP-TV-Z]{25})");

    /** Of the operation that an officer's act opens. @param act ULID, the act part of its key */
    public static OperationId openedBy(CountryCode country, String act) {
        return after(country + "-" + act);
    }

    /** Empty if the text is no such id. */
    public static Optional<OperationId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new OperationId(matcher.group(1))) : Optional.empty();
    }

    private static OperationId after(String cause) {
        var hash = Sha256.of(("O/" + cause).getBytes(StandardCharsets.UTF_8));
        return new OperationId(EventId.inBase32(ByteBuffer.wrap(hash)));
    }

    @Override
    public String toString() {
        return "O-" + hash;
    }
}
