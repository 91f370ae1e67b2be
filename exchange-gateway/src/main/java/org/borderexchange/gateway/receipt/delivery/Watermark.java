package org.borderexchange.gateway.receipt.delivery;

import java.time.Instant;
import java.util.Optional;

/** Until when the receipts of what this instance stored are written. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}. */
public interface Watermark {

    /** Empty: it never was. */
    Optional<Instant> load();

    void save(Instant toldUntil);
}
