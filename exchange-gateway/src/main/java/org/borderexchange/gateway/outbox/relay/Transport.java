package org.borderexchange.gateway.outbox.relay;

import java.util.concurrent.CompletableFuture;
import org.borderexchange.gateway.outbox.PendingEvent;

/** Sends one record. */
interface Transport {

    /**
     * May block while the broker or the registry cannot be reached, for seconds.
     *
     * @return completes when the broker has acknowledged; exceptionally if it has not, or if the registry cannot be asked
     */
    CompletableFuture<?> send(PendingEvent event);
}
