package org.borderexchange.gateway.alert;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * {@code CC-<ULID>}: the owner's country and a time-ordered unique part.
 *
 * @param ulid 26 characters of Crockford's base 32; sorts by the time of issue, across all countries
 */
public record AlertId(CountryCode owner, String ulid) {

    private static final Pattern FORM = Pattern.compile("([A-Z]{2})-([0-7][0-9A-HJKMNP-TV-Z]{25})");

    /** A new one; two of the same millisecond and process still sort in the order of their making. */
    public static AlertId next(CountryCode owner, Instant now) {
        return new AlertId(owner, nextUlid(now));
    }

    /** Empty if the text is no alert id. */
    public static Optional<AlertId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new AlertId(new CountryCode(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    static String nextUlid(Instant now) {
        Ulid ulid = UlidCreator.getMonotonicUlid(now.toEpochMilli());
        return ulid.toString();
    }

    @Override
    public String toString() {
        return owner + "-" + ulid;
    }
}
