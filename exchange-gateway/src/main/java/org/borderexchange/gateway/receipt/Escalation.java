package org.borderexchange.gateway.receipt;

import java.time.Instant;
import java.util.Optional;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;

/**
 * Nobody of a country took an urgent alert or hit in hand in time, as the hub tells it.
 *
 * @param subject id of the alert or hit
 * @param version of what the hub tells, ascending
 * @param step which contact of that country's duty roster was turned to, from 1
 * @param dueAt when the clock had run out
 */
public record Escalation(String subject, CountryCode country, int version, int step, Instant at, Instant dueAt) {

    /** Of the events that tell it. */
    public EventKey key() {
        return key(subject, country);
    }

    public static EventKey key(String subject, CountryCode country) {
        return new EventKey(subject, Optional.of(country), Optional.of(EventProof.ESCALATION));
    }
}
