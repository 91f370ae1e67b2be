package org.borderexchange.notification.escalation;

import java.time.Instant;
import java.util.Set;
import org.borderexchange.schemas.topic.CountryCode;

/** Tells countries, as events of the hub. */
public interface EscalationEvents {

    /**
     * Returns when the broker has acknowledged all of it. Told again, it is the same event.
     *
     * @param country that is slow
     * @param step which contact is turned to, from 1
     * @param dueAt when its clock had run out
     * @param told countries that hear of it, the slow one among them
     */
    void escalated(String subject, CountryCode country, int step, Instant at, Instant dueAt, Set<CountryCode> told);
}
