package org.borderexchange.cases.hit.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.cases.hit.HitCursor;
import org.borderexchange.cases.hit.HitSearch;
import org.borderexchange.cases.problem.QueryParameters;
import org.borderexchange.cases.problem.Refused;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;

/** The query of a search for hits. */
final class SearchParameters {

    private static final Set<String> NAMES = Set.of("workingGroup", "grade", "status", "cursor", "limit");

    /** @throws Refused naming every fault */
    static HitSearch read(Map<String, List<String>> parameters, Optional<CountryCode> reader) {
        var query = new QueryParameters(parameters, NAMES);
        var search = new HitSearch(
                reader,
                query.value("workingGroup", "the id of a working group", WorkingGroup::new),
                query.value("grade", "HIT or LEAD", HitGrade::valueOf),
                query.value("status", "CURRENT or LAPSED", HitStatus::valueOf),
                query.cursor("cursor", HitCursor::parse),
                query.limit());
        query.requireFaultless();
        return search;
    }

    private SearchParameters() {}
}
