package org.borderexchange.gateway.hit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.borderexchange.gateway.alert.request.PageParameters;
import org.borderexchange.gateway.alert.request.RecordReader;
import org.borderexchange.gateway.hit.HitSearch;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The query of a list of hits, read like a flat document: all faults at once, each at the parameter's name. */
final class HitParameters {

    private static final Set<String> NAMES = Set.of("grade", "status", "cursor", "limit");
    private static final Pattern ORDER = Pattern.compile("[0-9]{15}-H-[0-7][0-9A-HJKMNP-TV-Z]{25}");

    private final ObjectNode query = JsonNodeFactory.instance.objectNode();
    private final RecordReader reader = new RecordReader();
    private final List<Fault> faults = new ArrayList<>();

    private HitParameters(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> {
            check(NAMES.contains(name), name, "is not a parameter of this list");
            check(values.size() == 1, name, "only once");
            query.put(name, values.getFirst());
        });
    }

    /** @throws Refused naming every fault */
    static HitSearch read(Map<String, List<String>> parameters) {
        return new HitParameters(parameters).search();
    }

    private HitSearch search() {
        var search = new HitSearch(
                value("grade", HitGrade.class),
                value("status", HitStatus.class),
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
