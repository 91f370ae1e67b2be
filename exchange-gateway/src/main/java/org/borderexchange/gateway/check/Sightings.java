package org.borderexchange.gateway.check;

import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;

/** What other countries saw of what this country's alerts seek. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}. */
public interface Sightings {

    /** Keeps what was reported; durable when this returns. Keeping it again changes nothing. */
    void keep(List<Sighting> reported);

    /**
     * Newest first.
     *
     * @param before only what is older than the sighting of this {@link Sighting#order}
     * @return 0..limit
     */
    List<Sighting> find(AlertId alert, Optional<String> before, int limit);

    /**
     * @param ulid of the sighting; unique among those of one country
     * @param event verified; its payload is a sighting
     */
    record Sighting(AlertId alert, CountryCode by, String ulid, EncodedEvent event) {

        /** By time across all countries, and unique whatever another country puts into its ids. */
        public String order() {
            return ulid + "-" + by;
        }
    }
}
