package org.borderexchange.gateway.alert.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The query of a list, read like a flat document: all faults at once, each at the parameter's name. */
public final class QueryReader {

    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";

    private final ObjectNode query = JsonNodeFactory.instance.objectNode();
    private final RecordReader reader = new RecordReader();
    private final List<Fault> faults = new ArrayList<>();

    /**
     * @param names of the parameters that there are
     * @param kind "list" or "search": what a wrong parameter is told that it does not belong to
     */
    public QueryReader(Map<String, List<String>> parameters, Set<String> names, String kind) {
        parameters.forEach((name, values) -> {
            check(names.contains(name), name, "is not a parameter of this " + kind);
            check(values.size() == 1, name, "only once");
            query.put(name, values.getFirst());
        });
    }

    /** Empty if it is not there, or wrong. */
    public <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(reader.read(query.get(name), type, "/" + name));
    }

    /** The text behind which the list goes on. @param form of such a text */
    public Optional<String> cursor(Pattern form) {
        return value(CURSOR, String.class).map(given -> order(given, form));
    }

    private @Nullable String order(String cursor, Pattern form) {
        var order = PageParameters.orderAt(cursor, form);
        check(order != null, CURSOR, PageParameters.CURSOR_FORM);
        return order;
    }

    public int limit() {
        return value(LIMIT, String.class).map(this::limit).orElse(PageParameters.USUAL_LIMIT);
    }

    private int limit(String digits) {
        int limit = PageParameters.limit(digits);
        check(limit > 0, LIMIT, PageParameters.LIMIT_FORM);
        return limit;
    }

    /** Adds a fault unless it is right. */
    public void check(boolean right, String parameter, String message) {
        if (!right) {
            faults.add(new Fault("/" + parameter, message));
        }
    }

    /** @throws Refused naming every fault */
    public void throwIfAny() {
        faults.addAll(reader.faults());
        if (!faults.isEmpty()) {
            throw new Refused(ProblemType.INVALID_REQUEST, faults);
        }
    }
}
