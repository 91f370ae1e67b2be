package org.borderexchange.cases.casefile.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.cases.casefile.CaseSearch;
import org.borderexchange.cases.casefile.ListCursor;
import org.borderexchange.cases.casefile.OperationSearch;
import org.borderexchange.cases.casefile.SoughtText;
import org.borderexchange.cases.casefile.TimelineCursor;
import org.borderexchange.cases.problem.QueryParameters;
import org.borderexchange.cases.problem.Refused;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;

/** The queries of cases and operations. */
final class CaseParameters {

    private static final Set<String> OF_CASES = Set.of("workingGroup", "status", "country", "q", "cursor", "limit");
    private static final Set<String> OF_OPERATIONS = Set.of("status", "cursor", "limit");
    private static final Set<String> OF_A_CASE = Set.of("at", "timelineCursor");
    private static final Set<String> OF_AN_OPERATION = Set.of("timelineCursor");

    /** @param at empty: as it is now */
    record Moment(Optional<Instant> at, Optional<TimelineCursor> timelineAfter) {}

    /** @throws Refused naming every fault */
    static CaseSearch ofCases(Map<String, List<String>> parameters, Optional<CountryCode> reader) {
        var query = new QueryParameters(parameters, OF_CASES);
        var search = new CaseSearch(
                reader,
                query.value("workingGroup", "the id of a working group", WorkingGroup::new),
                query.value("status", "OPEN, UNDER_INVESTIGATION, CLOSED or MERGED", CaseStatus::valueOf),
                query.value("country", "two capital letters", CountryCode::new),
                query.value("q", "words, or ids of a case, alert or hit; at most 200 characters", SoughtText::of),
                query.cursor("cursor", ListCursor::parse),
                query.limit());
        query.requireFaultless();
        return search;
    }

    /** @throws Refused naming every fault */
    static OperationSearch ofOperations(Map<String, List<String>> parameters, CountryCode reader) {
        var query = new QueryParameters(parameters, OF_OPERATIONS);
        var search = new OperationSearch(
                reader,
                query.value("status", "RUNNING or ENDED", OperationStatus::valueOf),
                query.cursor("cursor", ListCursor::parse),
                query.limit());
        query.requireFaultless();
        return search;
    }

    /** @throws Refused naming every fault */
    static Moment ofACase(Map<String, List<String>> parameters) {
        return moment(new QueryParameters(parameters, OF_A_CASE));
    }

    /** @throws Refused naming every fault */
    static Moment ofAnOperation(Map<String, List<String>> parameters) {
        return moment(new QueryParameters(parameters, OF_AN_OPERATION));
    }

    private static Moment moment(QueryParameters query) {
        var moment = new Moment(query.time("at"), query.cursor("timelineCursor", TimelineCursor::parse));
        query.requireFaultless();
        return moment;
    }

    private CaseParameters() {}
}
