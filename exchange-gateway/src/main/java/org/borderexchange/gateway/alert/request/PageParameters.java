package org.borderexchange.gateway.alert.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted; every list goes by a text that sorts by time, newest first.
 *
 * @param before only what sorts before this: the cursor
 * @param limit 1 to {@value #HIGHEST_LIMIT}
 */
public record PageParameters(Optional<String> before, int limit) {

    static final int USUAL_LIMIT = 50;

    private static final int HIGHEST_LIMIT = 200;
    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");

    /** What a wrong value is told. */
    static final String LIMIT_FORM = "from 1 to " + HIGHEST_LIMIT;

    static final String CURSOR_FORM = "one that this search answered";

    /**
     * For a list that takes no other parameters.
     *
     * @param form of the text that the list goes by
     * @throws Refused naming every fault
     */
    public static PageParameters read(Map<String, List<String>> parameters, Pattern form) {
        var faults = new ArrayList<Fault>();
        parameters.forEach((name, values) -> {
            if (!name.equals(CURSOR) && !name.equals(LIMIT)) {
                faults.add(new Fault("/" + name, "is not a parameter of this list"));
            } else if (values.size() != 1) {
                faults.add(new Fault("/" + name, "only once"));
            }
        });
        var cursor = parameters.getOrDefault(CURSOR, List.of()).stream().findFirst();
        var before = cursor.map(given -> orderAt(given, form));
        if (cursor.isPresent() && before.isEmpty()) {
            faults.add(new Fault("/" + CURSOR, CURSOR_FORM));
        }
        int limit = parameters.getOrDefault(LIMIT, List.of()).stream()
                .findFirst()
                .map(PageParameters::limit)
                .orElse(USUAL_LIMIT);
        if (limit == 0) {
            faults.add(new Fault("/" + LIMIT, LIMIT_FORM));
        }
        if (!faults.isEmpty()) {
            throw new Refused(ProblemType.INVALID_REQUEST, faults);
        }
        return new PageParameters(before, limit);
    }

    /** Where the list goes on behind this entry; opaque to clients. */
    public static String cursorAfter(String order) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(order.getBytes(StandardCharsets.US_ASCII));
    }

    /** @return null if the cursor is none that {@link #cursorAfter} made of such a text */
    static @Nullable String orderAt(String cursor, Pattern form) {
        try {
            var order = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return form.matcher(order).matches() ? order : null;
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }

    /** @return 0 if it is no limit */
    static int limit(String digits) {
        int limit = DIGITS.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
        return limit <= HIGHEST_LIMIT ? limit : 0;
    }
}
