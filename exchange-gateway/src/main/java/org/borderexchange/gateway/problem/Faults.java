package org.borderexchange.gateway.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.borderexchange.schemas.identifier.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong with a record before it may exist. A compact constructor checks its components through this and ends
 * with {@link #throwIfAny}; components that could not be read arrive as null and are reported as missing unless they were reported before.
 */
public final class Faults {

    /** Names and short descriptions, characters. */
    public static final int LINE = 200;

    /** Narratives, characters. */
    public static final int TEXT = 4_000;

    /** Entries of a list. */
    public static final int ENTRIES = 100;

    /** Said of what is absent, or could not be read. */
    public static final String REQUIRED = "is required";

    private final List<Fault> faults = new ArrayList<>();

    public Faults required(String field, @Nullable Object value) {
        return check(value != null, field, REQUIRED);
    }

    /** Absent, or not blank and at most {@code max} characters. */
    public Faults text(String field, @Nullable String value, int max) {
        if (value != null) {
            check(!value.isBlank(), field, "must not be blank");
            check(value.length() <= max, field, "at most " + max + " characters");
            check(value.chars().noneMatch(Faults::isControl), field, "must not contain control characters");
        }
        return this;
    }

    /** Present, not blank and at most {@code max} characters. */
    public Faults requiredText(String field, @Nullable String value, int max) {
        return required(field, value).text(field, value, max);
    }

    /** Absent, or from {@code min} to {@code max}. */
    public Faults range(String field, @Nullable Number value, long min, long max) {
        return check(
                value == null || (value.doubleValue() >= min && value.doubleValue() <= max),
                field,
                "from " + min + " to " + max);
    }

    /** @return the entries, none of them null; an absent list is empty; too many, or a null among them, is reported */
    public <T> List<T> list(String field, @Nullable List<@Nullable T> values) {
        if (values == null) {
            return List.of();
        }
        check(values.size() <= ENTRIES, field, "at most " + ENTRIES + " entries");
        check(values.stream().allMatch(Objects::nonNull), field, "must not contain null");
        return values.stream().filter(Objects::nonNull).toList();
    }

    public Faults check(boolean right, String field, String message) {
        if (!right) {
            faults.add(new Fault("/" + field, message));
        }
        return this;
    }

    /**
     * The comparable form of an identifier.
     *
     * @param normaliser throws {@link InvalidValue} with a message that says what would be right
     * @return null if absent or wrong; a wrong one is reported
     */
    public @Nullable String identifier(String field, @Nullable String raw, UnaryOperator<String> normaliser) {
        if (raw == null) {
            return null;
        }
        try {
            return normaliser.apply(raw);
        } catch (InvalidValue wrong) {
            check(false, field, String.valueOf(wrong.getMessage()));
            return null;
        }
    }

    public List<Fault> list() {
        return List.copyOf(faults);
    }

    /** @throws InvalidInput with everything collected */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }
}
