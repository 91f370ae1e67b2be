package org.borderexchange.gateway.alert.web;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.springframework.stereotype.Component;

/** Keeps changes within what memory and store can bear: beyond the bounds they are refused at once rather than queued. */
@Component
class WriteCapacity {

    private final Outbox outbox;
    private final long outboxBound;
    private final Semaphore inFlight;

    WriteCapacity(Outbox outbox, LimitProperties limits) {
        this.outbox = outbox;
        this.outboxBound = limits.outboxSubjects();
        this.inFlight = new Semaphore(limits.inFlightWrites());
    }

    /** @throws Refused as unavailable, with nothing done */
    <T> T within(Supplier<T> change) {
        if (outbox.depth().subjects() >= outboxBound || !inFlight.tryAcquire()) {
            throw new Refused(ProblemType.UNAVAILABLE);
        }
        try {
            return change.get();
        } finally {
            inFlight.release();
        }
    }
}
