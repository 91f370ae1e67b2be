package org.borderexchange.gateway.audit;

import java.time.Instant;

/** Records that nobody changes. All calls throw {@link org.borderexchange.gateway.problem.StoreUnavailable} in an outage. */
public interface Consultations {

    /** Returns when it is durable. */
    void add(Consultation consultation);

    void forgetBefore(Instant time);
}
