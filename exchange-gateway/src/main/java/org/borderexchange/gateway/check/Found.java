package org.borderexchange.gateway.check;

import java.util.Optional;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.matching.Match;
import org.borderexchange.schemas.topic.AlertId;

/**
 * A live alert that may mean what was asked for.
 *
 * @param type empty: a type of a later release
 * @param actionToTake code of the contract, {@code UNRECOGNISED} if of a later release
 */
public record Found(AlertId alert, Optional<ContentType> type, String actionToTake, Match match) {}
