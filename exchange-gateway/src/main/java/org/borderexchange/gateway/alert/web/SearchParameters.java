package org.borderexchange.gateway.alert.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.borderexchange.gateway.alert.AlertSearch;
import org.borderexchange.gateway.alert.request.PageParameters;
import org.borderexchange.gateway.alert.request.QueryReader;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.InvalidValue;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;

/** The query of a search. */
final class SearchParameters {

    private static final Set<String> NAMES =
            Set.of("workingGroup", "type", "status", "origin", "q", "validAt", "cursor", "limit");
    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    /** @throws Refused naming every fault */
    static AlertSearch read(Map<String, List<String>> parameters, Instant now) {
        var query = new QueryReader(parameters, NAMES, "search");
        var search = new AlertSearch(
                query.value("workingGroup", WorkingGroup.class),
                query.value("type", ContentType.class),
                query.value("status", AlertStatus.class),
                query.value("origin", CountryCode.class),
                query.value("q", String.class).map(anySpelling -> keys(anySpelling, query)),
                query.value("validAt", Instant.class),
                query.cursor(ULID),
                now,
                query.limit());
        query.throwIfAny();
        return search;
    }

    /** Where the list goes on behind this alert. */
    static String cursorAfter(AlertId last) {
        return PageParameters.cursorAfter(last.ulid());
    }

    private static Set<String> keys(String anySpelling, QueryReader query) {
        try {
            return IdentifierKeys.sought(anySpelling);
        } catch (InvalidValue tooLong) {
            query.check(false, "q", String.valueOf(tooLong.getMessage()));
            return Set.of();
        }
    }

    private SearchParameters() {}
}
