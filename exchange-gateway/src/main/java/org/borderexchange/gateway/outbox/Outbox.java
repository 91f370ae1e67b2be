package org.borderexchange.gateway.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The unsent events of everything that this country authors, shared by the instances of its gateway through leases. What is said of one
 * subject under one key is sent in order; {@code key} names it, as text.
 */
public interface Outbox {

    /**
     * Leases up to {@code limit} keys that have unsent events and no valid lease, oldest first.
     *
     * @return 0..limit outboxes
     */
    List<LeasedOutbox> lease(int limit);

    /** Leases one key; empty if it has no unsent events or another lease is valid. */
    Optional<LeasedOutbox> lease(String key);

    /**
     * Removes what was sent and gives the leases back.
     *
     * @param published every event in them has been acknowledged by the broker
     */
    Sent sent(Collection<LeasedOutbox> published);

    /**
     * Writes the present state to the outbox again, for every topic that it went to: called when an earlier state may
     * stand last on one of them. Does nothing while its present state waits to be sent anyway.
     */
    void republish(String key);

    /** How much waits; counted at the latest sweep. */
    Depth depth();

    /**
     * @param more what was added meanwhile, under renewed leases
     * @param lost keys whose lease another instance has taken: what was sent for them late may stand behind what the other sent
     */
    record Sent(List<LeasedOutbox> more, List<String> lost) {}

    /**
     * @param subjects documents with at least one unsent event
     * @param oldest when the longest-waiting one was accepted; empty if none waits
     */
    record Depth(long subjects, Optional<Instant> oldest) {

        public static final Depth NOTHING = new Depth(0, Optional.empty());
    }
}
