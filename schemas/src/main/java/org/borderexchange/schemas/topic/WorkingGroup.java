package org.borderexchange.schemas.topic;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Id of a working group as it stands in topics and in the API, e.g. {@code stolen-vehicles}: 2 to 40 lower-case letters, digits and
 * inner hyphens. Which groups exist is data, see {@link org.borderexchange.schemas.directory.ExchangeDirectory}.
 *
 * @throws IllegalArgumentException if it has another form
 */
public record WorkingGroup(String value) implements Comparable<WorkingGroup> {

    private static final Pattern LOWER_CASE_WORDS = Pattern.compile("(?=.{2,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public WorkingGroup {
        if (!LOWER_CASE_WORDS.matcher(value).matches()) {
            throw new IllegalArgumentException("a working group is 2 to 40 lower-case letters, digits and hyphens");
        }
    }

    /** Empty if no working group can be named so. */
    public static Optional<WorkingGroup> parse(String text) {
        return LOWER_CASE_WORDS.matcher(text).matches() ? Optional.of(new WorkingGroup(text)) : Optional.empty();
    }

    @Override
    public int compareTo(WorkingGroup other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
