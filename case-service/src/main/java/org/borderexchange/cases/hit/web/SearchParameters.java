package org.borderexchange.cases.hit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.borderexchange.cases.hit.HitCursor;
import org.borderexchange.cases.hit.HitSearch;
import org.borderexchange.cases.problem.Fault;
import org.borderexchange.cases.problem.Refused;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;

/** The query of a search: all faults at once, each at the parameter's name. */
final class SearchParameters {

    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final Set<String> NAMES = Set.of("workingGroup", "grade", "status", "cursor", "limit");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");

    private final Map<String, List<String>> parameters;
    private final List<Fault> faults = new ArrayList<>();

    private SearchParameters(Map<String, List<String>> parameters) {
        this.parameters = parameters;
        parameters.forEach((name, values) -> {
            check(NAMES.contains(name), name, "is not a parameter of this search");
            check(values.size() == 1, name, "only once");
        });
    }

    /** @throws Refused naming every fault */
    static HitSearch read(Map<String, List<String>> parameters, Optional<CountryCode> reader) {
        return new SearchParameters(parameters).search(reader);
    }

    private HitSearch search(Optional<CountryCode> reader) {
        var search = new HitSearch(
                reader,
                value("workingGroup", "the id of a working group", WorkingGroup::new),
                value("grade", "HIT or LEAD", HitGrade::valueOf),
                value("status", "CURRENT or LAPSED", HitStatus::valueOf),
                value(
                        "cursor",
                        "one that this search answered",
                        text -> HitCursor.parse(text).orElseThrow(IllegalArgumentException::new)),
                value("limit", "from 1 to " + HIGHEST_LIMIT, SearchParameters::limit)
                        .orElse(USUAL_LIMIT));
        if (!faults.isEmpty()) {
            throw new Refused(faults);
        }
        return search;
    }

    /** @param reading throws {@link IllegalArgumentException} if it is none */
    private <T> Optional<T> value(String name, String right, Function<String, T> reading) {
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

    private static int limit(String digits) {
        int limit = DIGITS.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new IllegalArgumentException();
        }
        return limit;
    }

    private void check(boolean right, String parameter, String message) {
        if (!right) {
            faults.add(new Fault("/" + parameter, message));
        }
    }
}
