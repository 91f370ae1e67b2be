package org.borderexchange.gateway.outbox;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;

/** Keeps changes within what memory and store can bear: beyond the bounds they are refused at once rather than queued. */
public final class WriteCapacity {

    private final Outbox outbox;
    private final long outboxBound;
    private final Semaphore inFlight;

    /**
     * @param outboxBound subjects with unsent events; with more of them, changes are refused
     * @param inFlightWrites changes on their way to the store; more are refused
     */
    public WriteCapacity(Outbox outbox, long outboxBound, int inFlightWrites) {
        this.outbox = outbox;
        this.outboxBound = outboxBound;
        this.inFlight = new Semaphore(inFlightWrites);
    }

    /** May the gateway itself add to what is unsent? From half of the bound on, what is left is for officers. */
    public boolean hasRoomToSpare() {
        return outbox.depth().subjects() < outboxBound / 2;
    }

    /** @throws Refused as unavailable, with nothing done */
    public <T> T within(Supplier<T> change) {
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
