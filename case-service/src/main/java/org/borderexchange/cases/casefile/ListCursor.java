package org.borderexchange.cases.casefile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a list of cases or operations, which goes from what changed last to what has not changed for longest.
 *
 * @param text sorts like the time of the last change, then like the id
 */
public record ListCursor(String text) {

    /** Digits enough until the year 5138. */
    private static final Pattern FORM = Pattern.compile("[0-9]{14}/[CO]-[0-9A-Z]{26}");

    /** @param changedAt milliseconds since 1970 */
    public static ListCursor at(long changedAt, String id) {
        return new ListCursor("%014d/%s".formatted(changedAt, id));
    }

    /** Empty if the text is no cursor. */
    public static Optional<ListCursor> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ListCursor(text)) : Optional.empty();
    }
}
