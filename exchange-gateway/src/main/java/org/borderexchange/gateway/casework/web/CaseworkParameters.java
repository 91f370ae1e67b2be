package org.borderexchange.gateway.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.borderexchange.gateway.alert.request.QueryReader;
import org.borderexchange.gateway.casework.Search;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.WorkingGroup;

/** The query of a list of cases or operations. */
final class CaseworkParameters {

    private static final Set<String> NAMES = Set.of("workingGroup", "status", "cursor", "limit");
    private static final Pattern ORDER = Pattern.compile("[0-9]{15}-[CO]-[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final String ALERT = "alert";

    /**
     * @param status code list of the status
     * @throws Refused naming every fault
     */
    static <S> Search<S> search(Map<String, List<String>> parameters, Class<S> status) {
        var query = new QueryReader(parameters, NAMES, "list");
        var search = new Search<>(
                query.value("workingGroup", WorkingGroup.class),
                query.value("status", status),
                query.cursor(ORDER),
                query.limit());
        query.throwIfAny();
        return search;
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

    private CaseworkParameters() {}
}
