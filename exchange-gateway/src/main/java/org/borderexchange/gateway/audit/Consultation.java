package org.borderexchange.gateway.audit;

import java.time.Instant;
import java.util.List;

/**
 * That somebody of this country was shown something.
 *
 * @param id ULID
 * @param by subject of the token
 * @param subjects ids of what was shown; none if a search found nothing, or if a desk follows the feed
 */
public record Consultation(String id, Instant at, String by, Kind kind, List<String> subjects) {

    /** In what way. */
    public enum Kind {
        READ,
        LISTED,
        HISTORY_READ,
        SIGHTINGS_READ,
        /** From here to the end of the token everything that came to the country's desks. */
        FEED_FOLLOWED
    }

    public Consultation {
        subjects = List.copyOf(subjects);
    }
}
