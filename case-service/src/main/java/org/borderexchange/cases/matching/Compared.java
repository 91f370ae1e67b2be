package org.borderexchange.cases.matching;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Versions of the two alerts of a hit, in the order of their ids. It travels as a header beside each hit, so that a rebuild
 * can tell whether what it has read so far is older than what was published; readers need not know it.
 */
record Compared(int first, int second) {

    static final String HEADER = "exchange-hub-compared";

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    static Optional<Compared> in(Headers headers) {
        return parse(headers.lastHeader(HEADER));
    }

    private static Optional<Compared> parse(@Nullable Header header) {
        if (header == null) {
            return Optional.empty();
        }
        var matcher = FORM.matcher(new String(header.value(), StandardCharsets.UTF_8));
        return matcher.matches()
                ? Optional.of(new Compared(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    Header header() {
        return new RecordHeader(HEADER, (first + "/" + second).getBytes(StandardCharsets.UTF_8));
    }

    /** Is neither of the two older than there? */
    boolean reaches(Compared other) {
        return first >= other.first && second >= other.second;
    }
}
