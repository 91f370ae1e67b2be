package org.borderexchange.cases.casefile;

import java.util.Optional;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;

/**
 * Which cases are sought.
 *
 * @param reader empty: the hub's analysts, who see what goes to whole groups, and find nothing by its words
 * @param workingGroup of one of the alerts, or for which the case was opened
 * @param country works in the case or owns an alert in it
 * @param after the list goes on behind this cursor of an earlier page
 * @param limit 1 or more
 */
public record CaseSearch(
        Optional<CountryCode> reader,
        Optional<WorkingGroup> workingGroup,
        Optional<CaseStatus> status,
        Optional<CountryCode> country,
        Optional<SoughtText> text,
        Optional<ListCursor> after,
        int limit) {}
