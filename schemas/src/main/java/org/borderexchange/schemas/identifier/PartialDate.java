package org.borderexchange.schemas.identifier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date of which the day, or month and day, may be unknown: {@code 1984}, {@code 1984-05}, {@code 1984-05-17}.
 *
 * @param year 1800 to 2199
 * @param month 1 to 12, null if unknown
 * @param day a day that the month has, null if unknown; only with a month
 */
public record PartialDate(
        int year, @Nullable Integer month, @Nullable Integer day) {
    private static final String DEMANDED = "a date as YYYY, YYYY-MM or YYYY-MM-DD";
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

    public PartialDate {
        if (year < 1800 || year > 2199 || (month == null && day != null)) {
            throw new InvalidValue(DEMANDED);
        }
        try {
            if (day != null && month != null) {
                LocalDate.of(year, month, day);
            } else if (month != null) {
                YearMonth.of(year, month);
            }
        } catch (DateTimeException notInCalendar) {
            throw new InvalidValue(DEMANDED); // its own message would echo the value
        }
    }

    /** @throws InvalidValue if it is none of the three forms, or no date of the calendar */
    public static PartialDate of(String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new InvalidValue(DEMANDED);
        }
        return new PartialDate(Integer.parseInt(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
    }

    /** Whether both may be the same day: what both know is equal. Not transitive. */
    public boolean compatibleWith(PartialDate other) {
        return year == other.year && agree(month, other.month) && agree(day, other.day);
    }

    /** The form in which it is written in JSON, with the parts that are known. */
    @Override
    public String toString() {
        if (month == null) {
            return Year.of(year).toString();
        }
        return day == null
                ? YearMonth.of(year, month).toString()
                : LocalDate.of(year, month, day).toString();
    }

    private static boolean agree(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null || one.equals(other);
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }
}
