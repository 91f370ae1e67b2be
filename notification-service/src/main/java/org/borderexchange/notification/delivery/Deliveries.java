package org.borderexchange.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The durable queue and its records. */
public interface Deliveries {

    /** @param oldest since when the one waits that waits longest, see {@link Delivery#waitsSince} */
    record Backlog(long pending, long parked, Optional<Instant> oldest) {}

    /**
     * Adds those that are not there yet, in order, each at the end of its log.
     *
     * @return those that were added, with their places
     */
    List<Delivery> add(List<Delivery> deliveries);

    /**
     * Leases what is due, the longest due first.
     *
     * @param trying how many of each log are being tried here
     * @param mostOfOne of a log, those included
     * @param lease after which another instance may take over; must exceed one try
     */
    List<Delivery> lease(int limit, Map<String, Integer> trying, int mostOfOne, Duration lease);

    /** Ends a lease. @return false if it was lost: another has taken over, and his word counts */
    boolean settle(Delivery leased, Delivery.Status status, Attempt attempt, Instant nextAt);

    /** Collected for a digest and not withheld. */
    List<Delivery> collected(String digest);

    /** @param ids of collected ones, which share the fate of their digest */
    void settleCollected(Collection<String> ids, Delivery.Status status);

    Optional<Delivery> find(String id);

    /** Of a log, the newest first. @param before place, exclusive */
    List<Delivery> list(String log, Optional<Delivery.Status> status, long before, int limit);

    /** Of a log, the oldest first. @param after place, exclusive */
    List<Delivery> after(String log, long after, int limit);

    /** The last place of a log, 0 if it is empty. */
    long head(String log);

    /** The first place of a log from which nothing is forgotten: what is parked is kept longer than what came after it. 1 if it is empty. */
    long oldest(String log);

    /** Which of these places are taken? @param places of each log one @return logs */
    Collection<String> taken(Map<String, Long> places);

    /** Due now and from the start. @return false if it is being tried, or waits anyway */
    boolean redeliver(String id, Instant now);

    Backlog backlog();

    /**
     * Removes what was made before and is not to be sent any more; the last of each log stays, so that its places go on.
     *
     * @param parked earlier than the other moment: what was given up waits for somebody
     */
    void forgetBefore(Instant moment, Instant parked);
}
