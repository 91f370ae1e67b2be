package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;

/**
 * What to look for among own and received alerts; an empty criterion admits all.
 *
 * @param status as computed at {@code now}: an active alert whose time has passed counts as expired
 * @param identifierKeys an alert matches if it has at least one of them; an empty <em>present</em> set matches nothing
 * @param validAt only alerts issued by then and valid at that moment
 * @param before only alerts whose {@link AlertId#order} is less than this: the cursor
 * @param limit 1 to 200
 */
public record AlertSearch(
        Optional<WorkingGroup> workingGroup,
        Optional<ContentType> type,
        Optional<AlertStatus> status,
        Optional<CountryCode> origin,
        Optional<Set<String>> identifierKeys,
        Optional<Instant> validAt,
        Optional<String> before,
        Instant now,
        int limit) {

    /** The same among the alerts of one country; empty if another country's were sought. */
    public Optional<AlertSearch> onlyOf(CountryCode country) {
        return origin.isPresent() && !origin.get().equals(country)
                ? Optional.empty()
                : Optional.of(new AlertSearch(
                        workingGroup, type, status, Optional.of(country), identifierKeys, validAt, before, now, limit));
    }
}
