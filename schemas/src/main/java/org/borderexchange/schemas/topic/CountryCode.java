package org.borderexchange.schemas.topic;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A member country: ISO 3166-1 alpha-2, upper case (XK for Kosovo, user-assigned).
 *
 * @throws IllegalArgumentException if it is not two Latin capital letters
 */
public record CountryCode(String value) implements Comparable<CountryCode> {

    private static final Pattern TWO_CAPITALS = Pattern.compile("[A-Z]{2}");

    public CountryCode {
        if (!TWO_CAPITALS.matcher(value).matches()) {
            throw new IllegalArgumentException("a country is two capital letters");
        }
    }

    /** As it stands in topic and principal names. */
    public String lowerCase() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(CountryCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
