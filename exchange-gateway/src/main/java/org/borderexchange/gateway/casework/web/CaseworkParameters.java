package org.borderexchange.gateway.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.borderexchange.gateway.alert.request.PageParameters;
import org.borderexchange.gateway.alert.request.RecordReader;
import org.borderexchange.gateway.casework.Search;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The query of a list of cases or operations, read like a flat document: all faults at once, each at the parameter's name. */
final class CaseworkParameters {

    private static final Set<String> NAMES = Set.of("workingGroup", "status", "cursor", "limit");
    private static final Pattern ORDER = Pattern.compile("[0-9]{15}-[CO]-[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final String ALERT = "alert";

    private final ObjectNode query = JsonNodeFactory.instance.objectNode();
    private final RecordReader reader = new RecordReader();
    private final List<Fault> faults = new ArrayList<>();

    private CaseworkParameters(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> {
            check(NAMES.contains(name), name, "is not a parameter of this list");
            check(values.size() == 1, name, "only once");
            query.put(name, values.getFirst());
        });
    }

    /**
     * @param status code list of the status
     * @throws Refused naming every fault
     */
    static <S> Search<S> search(Map<String, List<String>> parameters, Class<S> status) {
        return new CaseworkParameters(parameters).search(status);
    }

    /**
     * The alerts that cases may be related to.
     *
     * @throws Refused naming every fault
     */
    static Set<AlertId> alerts(Map<String, List<String>> parameters) {
        var faults = new ArrayList<Fault>();
        parameters.keySet().stream()
                .filter(name -> !name.equals(ALERT))
                .forEach(name -> faults.add(new Fault("/" + name, "is not a parameter of this list")));
        var named = parameters.getOrDefault(ALERT, List.of());
        var alerts = named.stream().flatMap(id -> AlertId.parse(id).stream()).collect(Collectors.toSet());
        if (named.isEmpty()) {
            faults.add(new Fault("/" + ALERT, Faults.REQUIRED));
        } else if (named.size() > Faults.ENTRIES) {
            faults.add(new Fault("/" + ALERT, "at most " + Faults.ENTRIES + " times"));
        } else if (named.stream().anyMatch(id -> AlertId.parse(id).isEmpty())) {
            faults.add(new Fault("/" + ALERT, "the id of an alert"));
        }
        if (!faults.isEmpty()) {
            throw new Refused(ProblemType.INVALID_REQUEST, faults);
        }
        return alerts;
    }

    private <S> Search<S> search(Class<S> status) {
        var search = new Search<>(
                value("workingGroup", WorkingGroup.class),
                value("status", status),
                value("cursor", String.class).map(this::order),
                value("limit", String.class).map(this::limit).orElse(PageParameters.USUAL_LIMIT));
        faults.addAll(reader.faults());
        if (!faults.isEmpty()) {
            throw new Refused(ProblemType.INVALID_REQUEST, faults);
        }
        return search;
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(reader.read(query.get(name), type, "/" + name));
    }

    private @Nullable String order(String cursor) {
        var order = PageParameters.orderAt(cursor, ORDER);
        check(order != null, "cursor", PageParameters.CURSOR_FORM);
        return order;
    }

    private int limit(String digits) {
        int limit = PageParameters.limit(digits);
        check(limit > 0, "limit", PageParameters.LIMIT_FORM);
        return limit;
    }

    private void check(boolean right, String parameter, String message) {
        if (!right) {
            faults.add(new Fault("/" + parameter, message));
        }
    }
}
