package org.borderexchange.gateway.hit;

import java.time.Instant;
import java.util.Optional;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.HitId;

/**
 * A verified event that tells the state of a hit.
 *
 * @param content empty: the hit is no longer this country's to see
 */
public record ReceivedHit(HitId id, int version, EventKind kind, Instant time, Optional<Hit> content) {}
