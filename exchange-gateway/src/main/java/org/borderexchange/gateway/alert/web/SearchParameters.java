package org.borderexchange.gateway.alert.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.borderexchange.gateway.alert.AlertSearch;
import org.borderexchange.gateway.alert.request.PageParameters;
import org.borderexchange.gateway.alert.request.RecordReader;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.InvalidValue;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The query of a search, read like a flat document: all faults at once, each at the parameter's name. */
final class SearchParameters {

    private static final Set<String> NAMES =
            Set.of("workingGroup", "type", "status", "origin", "q", "validAt", "cursor", "limit");
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    private final ObjectNode query = JsonNodeFactory.instance.objectNode();
    private final RecordReader reader = new RecordReader();
    private final List<Fault> faults = new ArrayList<>();

    private SearchParameters(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> {
            check(NAMES.contains(name), name, "is not a parameter of this search");
            check(values.size() == 1, name, "only once");
            query.put(name, values.getFirst());
        });
    }

    /** @throws Refused naming every fault */
    static AlertSearch read(Map<String, List<String>> parameters, Instant now) {
        return new SearchParameters(parameters).search(now);
    }

    /** Where the list goes on behind this alert. */
    static String cursorAfter(AlertId last) {
        return PageParameters.cursorAfter(last.ulid());
    }

    private AlertSearch search(Instant now) {
        var search = new AlertSearch(
                value("workingGroup", WorkingGroup.class),
                value("type", ContentType.class),
                value("status", AlertStatus.class),
                value("origin", CountryCode.class),
                value("q", String.class).map(this::keys),
                value("validAt", Instant.class),
                value("cursor", String.class).map(this::ulid),
                now,
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

    private Set<String> keys(String anySpelling) {
        try {
            return IdentifierKeys.sought(anySpelling);
        } catch (InvalidValue tooLong) {
            check(false, "q", String.valueOf(tooLong.getMessage()));
            return Set.of();
        }
    }

    private @Nullable String ulid(String cursor) {
        var ulid = PageParameters.orderAt(cursor, ULID);
        check(ulid != null, "cursor", PageParameters.CURSOR_FORM);
        return ulid;
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
