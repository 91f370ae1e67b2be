package org.borderexchange.gateway.outbox;

import java.time.Instant;
import java.util.List;

/**
 * The unsent events of one authored document while they are leased to this instance.
 *
 * @param key of its events, as text; also the id of the document
 * @param revision of the stored document when the lease was taken or renewed
 * @param epoch grows with every taking; by it a relay learns that its lease went to another
 * @param until after this moment (wall clock) another instance may take over; nothing is sent any more then
 * @param events in order of {@code seq}, never empty
 */
public record LeasedOutbox(String key, long revision, long epoch, Instant until, List<PendingEvent> events) {

    public LeasedOutbox {
        events = List.copyOf(events);
    }
}
