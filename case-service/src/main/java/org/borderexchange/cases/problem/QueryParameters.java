package org.borderexchange.cases.problem;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The query of a request: all faults at once, each at the parameter's name. */
public final class QueryParameters {

    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");

    private final Map<String, List<String>> parameters;
    private final List<Fault> faults = new ArrayList<>();

    /** @param names of those that the request may have, each once */
    public QueryParameters(Map<String, List<String>> parameters, Set<String> names) {
        this.parameters = parameters;
        parameters.forEach((name, values) -> {
            check(names.contains(name), name, "is not a parameter of this search");
            check(values.size() == 1, name, "only once");
        });
    }

    /**
     * @param right what would be right
     * @param reading throws {@link IllegalArgumentException} if it is none
     */
    public <T> Optional<T> value(String name, String right, Function<String, T> reading) {
        var given = parameters.getOrDefault(name, List.of());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(given.getFirst()));
        } catch (IllegalArgumentException wrong) {
            check(false, name, right);
            return Optional.empty();
        }
    }

    /** @param parsing empty if it is none */
    public <T> Optional<T> cursor(String name, Function<String, Optional<T>> parsing) {
        return value(
                name,
                "one that this search answered",
                text -> parsing.apply(text).orElseThrow(IllegalArgumentException::new));
    }

    /** In whole milliseconds; a time that milliseconds since 1970 cannot say is none. */
    public Optional<Instant> time(String name) {
        return value(name, "a time of RFC 3339, e.g. 2026-11-20T00:00:00Z", text -> {
            try {
                return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
            } catch (DateTimeParseException | ArithmeticException wrong) {
                throw new IllegalArgumentException(wrong);
            }
        });
    }

    /** As {@code limit}. @return 1 to 200, 50 if absent */
    public int limit() {
        return value("limit", "from 1 to " + HIGHEST_LIMIT, QueryParameters::limit)
                .orElse(USUAL_LIMIT);
    }

    private static int limit(String digits) {
        int limit = DIGITS.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new IllegalArgumentException();
        }
        return limit;
    }

    /** When everything was read. @throws Refused naming every fault */
    public void requireFaultless() {
        if (!faults.isEmpty()) {
            throw new Refused(faults);
        }
    }

    private void check(boolean right, String parameter, String message) {
        if (!right) {
            faults.add(new Fault("/" + parameter, message));
        }
    }
}
