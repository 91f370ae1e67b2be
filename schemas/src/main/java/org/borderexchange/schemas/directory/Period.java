package org.borderexchange.schemas.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From (inclusive) until (exclusive); an absent end is open. */
record Period(Instant from, @Nullable Instant until) {

    boolean contains(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }
}
