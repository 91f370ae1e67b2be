package org.borderexchange.notification.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.borderexchange.notification.problem.Fault;
import org.borderexchange.notification.problem.Refused;

/** Reads what a list is asked for and notes every fault. Parameters that nobody asked for are faults as well. Of one thread. */
public final class ListQuery {

    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

    private final Map<String, String[]> parameters;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    private ListQuery(Map<String, String[]> parameters) {
        this.parameters = parameters;
    }

    /**
     * @param reading asks for all parameters that there may be
     * @throws Refused naming every fault
     */
    public static <T> T read(HttpServletRequest request, Function<ListQuery, T> reading) {
        var query = new ListQuery(request.getParameterMap());
        var result = reading.apply(query);
        query.end();
        if (!query.faults.isEmpty()) {
            throw new Refused(query.faults);
        }
        return result;
    }

    private void end() {
        for (var name : parameters.keySet()) {
            if (!asked.contains(name)) {
                faults.add(new Fault(at(name), "there is no such parameter"));
            }
        }
    }

    private static String at(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** How many, from 1 to 200. */
    public int limit() {
        return value("limit", "from 1 to " + HIGHEST_LIMIT, ListQuery::limit).orElse(USUAL_LIMIT);
    }

    private static Optional<Integer> limit(String digits) {
        return Optional.of(digits)
                .filter(text -> LIMIT.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= HIGHEST_LIMIT);
    }

    /** @param parsing empty: it is none that this list has answered */
    public <T> Optional<T> cursor(Function<String, Optional<T>> parsing) {
        return value("cursor", "one that this list answered", parsing);
    }

    /** @param parsing empty: it is none */
    public <T> Optional<T> value(String name, String right, Function<String, Optional<T>> parsing) {
        asked.add(name);
        var given = parameters.get(name);
        if (given == null) {
            return Optional.empty();
        }
        Optional<T> value = given.length == 1 ? parsing.apply(given[0]) : Optional.empty();
        if (value.isEmpty()) {
            faults.add(new Fault(at(name), right));
        }
        return value;
    }
}
