package org.borderexchange.notification.stream;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a stream has come, as clients keep it: Base64url of the subscription's hash and the place in its log. It means the same to every instance. */
final class StreamPosition {

    private static final int LENGTH = Integer.BYTES + Long.BYTES;

    static String text(String log, long place) {
        var bytes = ByteBuffer.allocate(LENGTH).putInt(log.hashCode()).putLong(place);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty if it is no position in this log. */
    static Optional<Long> parse(String log, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != LENGTH) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            return buffer.getInt() == log.hashCode() ? Optional.of(buffer.getLong()) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private StreamPosition() {}
}
