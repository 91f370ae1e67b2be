package org.borderexchange.schemas.topic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code H-<hash>}: names a pair of alerts, in whatever order they are given and however often the hit is found.
 *
 * @param hash 26 characters of Crockford's base 32: the first 128 bits of SHA-256 over both alert ids
 */
public record HitId(String hash) {

    private static final Pattern FORM = Pattern.compile("H-([0-7][0-9A-HJKMNP-TV-Z]{25})");

    public static HitId of(AlertId one, AlertId other) {
        var pair = Stream.of(one, other).map(AlertId::toString).sorted().collect(Collectors.joining("/"));
        return new HitId(EventId.inBase32(ByteBuffer.wrap(Sha256.of(pair.getBytes(StandardCharsets.UTF_8)))));
    }

    /** Empty if the text is no hit id. */
    public static Optional<HitId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new HitId(matcher.group(1))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "H-" + hash;
    }
}
