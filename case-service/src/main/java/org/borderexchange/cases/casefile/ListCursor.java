package org.borderexchange.cases.casefile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a list of cases or operations, which goes from what changed last to what has not changed for longest.
 *
 * @param text sorts like the time of the last change, then like the id
 */
public record ListCursor(String text) {

    /** The last that has 14 digits, in the year 5138: what is later stands there, what is before 1970 at 0. */
    static final long LAST = 99_999_999_999_999L;

    private static final Pattern FORM = Pattern.compile("[0-9]{14}/[CO]-[0-9A-Z]{26}");

    /** @param changedAt milliseconds since 1970 */
    public static ListCursor at(long changedAt, String id) {
        return new ListCursor("%014d/%s".formatted(Math.clamp(changedAt, 0, LAST), id));
    }

    /** Empty if the text is no cursor. */
    public static Optional<ListCursor> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ListCursor(text)) : Optional.empty();
    }
}
