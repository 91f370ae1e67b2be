package org.borderexchange.cases.hit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borderexchange.schemas.topic.HitId;

/**
 * A place in the list of hits, which goes from the newest to the oldest.
 *
 * @param text sorts like the time of the newest event from which the hit follows, then like the hit's id
 */
public record HitCursor(String text) {

    /** The last that has 14 digits, in the year 5138: what is later stands there, what is before 1970 at 0. */
    private static final long LAST = 99_999_999_999_999L;

    private static final Pattern FORM = Pattern.compile("[0-9]{14}/H-[0-9A-Z]{26}");

    public static HitCursor at(Instant detectedAt, HitId id) {
        return new HitCursor("%014d/%s".formatted(Math.clamp(detectedAt.toEpochMilli(), 0, LAST), id));
    }

    /** Empty if the text is no cursor. */
    public static Optional<HitCursor> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new HitCursor(text)) : Optional.empty();
    }
}
