package org.borderexchange.gateway.receipt.delivery;

import java.time.Instant;
import java.util.function.Consumer;
import org.borderexchange.gateway.receipt.Tidings.Delivered;

/** What this country holds of others' alerts and hits. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}. */
@FunctionalInterface
public interface Held {

    /** Whatever was stored at that time or later, by the clock of any instance, and perhaps more. {@code toldAt} is when it was stored. */
    void forEachSince(Instant time, Consumer<Delivered> action);
}
