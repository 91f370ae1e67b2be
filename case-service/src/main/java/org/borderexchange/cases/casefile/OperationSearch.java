package org.borderexchange.cases.casefile;

import java.util.Optional;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * Which joint operations are sought.
 *
 * @param after the list goes on behind this cursor of an earlier page
 * @param limit 1 or more
 */
public record OperationSearch(
        CountryCode reader, Optional<OperationStatus> status, Optional<ListCursor> after, int limit) {}
