package org.borderexchange.gateway.casework;

import java.time.Instant;
import java.util.Optional;
import org.borderexchange.schemas.topic.EventKey;

/**
 * A verified event in which the hub tells this country of a case, of a joint operation, or a line of their history.
 *
 * @param version a higher one takes the place of a lower one
 * @param content empty: it is no longer this country's to see
 */
public record Told<T>(EventKey key, int version, Instant at, Optional<T> content) {}
