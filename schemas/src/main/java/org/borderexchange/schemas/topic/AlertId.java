package org.borderexchange.schemas.topic;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code CC-<ULID>}: the owner's country and a time-ordered unique part.
 *
 * @param ulid 26 characters of Crockford's base 32; sorts by the time of issue, across all countries
 */
public record AlertId(CountryCode owner, String ulid) {

    private static final Pattern FORM = Pattern.compile("([A-Z]{2})-([0-7][0-9A-HJKMNP-TV-Z]{25})");

    /** A new one; two of the same millisecond and process still sort in the order of their making. */
    public static AlertId next(CountryCode owner, Instant now) {
        return new AlertId(owner, EventId.next(now));
    }

    /** Empty if the text is no alert id. */
    public static Optional<AlertId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new AlertId(new CountryCode(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** Sorts by time of issue across all countries, and is unique whatever another country puts into its ids. */
    public String order() {
        return ulid + "-" + owner;
    }

    @Override
    public String toString() {
        return owner + "-" + ulid;
    }
}
