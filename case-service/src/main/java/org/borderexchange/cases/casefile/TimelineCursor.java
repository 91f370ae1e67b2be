package org.borderexchange.cases.casefile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a timeline, which goes from the oldest to the newest.
 *
 * @param text sorts like the time of the line
 */
public record TimelineCursor(String text) implements Comparable<TimelineCursor> {

    private static final Pattern FORM = Pattern.compile("[0-9]{14}/[0-9][A-Za-z0-9-]{1,70}");

    /** @param at milliseconds since 1970 @param rank 0 to 9: of two at one time the lower comes first, then the lower id */
    static TimelineCursor at(long at, int rank, String id) {
        return new TimelineCursor("%014d/%d%s".formatted(Math.clamp(at, 0, ListCursor.LAST), rank, id));
    }

    /** Empty if the text is no cursor. */
    public static Optional<TimelineCursor> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new TimelineCursor(text)) : Optional.empty();
    }

    @Override
    public int compareTo(TimelineCursor other) {
        return text.compareTo(other.text);
    }
}
