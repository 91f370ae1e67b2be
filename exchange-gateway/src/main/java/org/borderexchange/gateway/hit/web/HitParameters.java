package org.borderexchange.gateway.hit.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.borderexchange.gateway.alert.request.QueryReader;
import org.borderexchange.gateway.hit.HitSearch;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;

/** The query of a list of hits. */
final class HitParameters {

    private static final Set<String> NAMES = Set.of("grade", "status", "cursor", "limit");
    private static final Pattern ORDER = Pattern.compile("[0-9]{15}-H-[0-7][0-9A-HJKMNP-TV-Z]{25}");

    /** @throws Refused naming every fault */
    static HitSearch read(Map<String, List<String>> parameters) {
        var query = new QueryReader(parameters, NAMES, "list");
        var search = new HitSearch(
                query.value("grade", HitGrade.class),
                query.value("status", HitStatus.class),
                query.cursor(ORDER),
                query.limit());
        query.throwIfAny();
        return search;
    }

    private HitParameters() {}
}
