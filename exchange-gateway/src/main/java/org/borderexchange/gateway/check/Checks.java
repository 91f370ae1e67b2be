package org.borderexchange.gateway.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.alert.content.Place;
import org.borderexchange.schemas.identifier.IdentifierKind;

/** The country's record of what was asked. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}. */
public interface Checks {

    /** Durable when this returns. */
    void add(Entry entry);

    /**
     * One check, whether it found something or not.
     *
     * @param id ULID
     * @param by subject of the caller's token
     * @param why in the words of who asked
     * @param asked never the identifiers themselves
     */
    record Entry(
            String id,
            String by,
            Instant at,
            String why,
            Optional<Place> place,
            List<Asked> asked,
            CheckOutcome outcome) {

        public Entry {
            asked = List.copyOf(asked);
        }
    }

    /**
     * @param hash keyed, hexadecimal; equal for two readings that mean the same identifiers
     * @param dateOfBirth likewise, of what is known of a person's; he may be asked for with and without it
     */
    record Asked(IdentifierKind kind, String hash, Optional<String> dateOfBirth) {}
}
