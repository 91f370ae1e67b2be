package org.borderexchange.cases.hit;

import java.util.Optional;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;

/**
 * Which hits are sought.
 *
 * @param reader empty: the hub's analysts, who see what goes to whole groups
 * @param workingGroup of one of the alerts
 * @param after the list goes on behind this cursor of an earlier page
 * @param limit 1 or more
 */
public record HitSearch(
        Optional<CountryCode> reader,
        Optional<WorkingGroup> workingGroup,
        Optional<HitGrade> grade,
        Optional<HitStatus> status,
        Optional<HitCursor> after,
        int limit) {}
