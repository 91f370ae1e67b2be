package org.borderexchange.notification.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The running clocks. */
public interface Watches {

    /** Those that are known already, running or not, stay as they are. */
    void begin(List<Watch> watches);

    /** Somebody took it in hand; also if its clock is still to begin. */
    void takenInHand(String subject, String country);

    /** Leases what has run out. @param lease after which another instance may take over */
    List<Watch> lease(int limit, Duration lease);

    /** The next contact's turn comes later. @return false if the lease was lost, or somebody took it in hand */
    boolean goOn(Watch leased, Instant dueAt);

    void end(Watch leased);
}
