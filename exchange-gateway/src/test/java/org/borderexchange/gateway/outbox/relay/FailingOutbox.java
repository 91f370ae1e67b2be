package org.borderexchange.gateway.outbox.relay;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.problem.StoreUnavailable;

/** An outbox that fails for some of the calls, or that a paused instance does not ask. */
final class FailingOutbox implements Outbox {

    private final Outbox outbox;
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger errorsOfLeases = new AtomicInteger();
    final AtomicInteger errorsOfSettlements = new AtomicInteger();
    volatile RuntimeException failure = new StoreUnavailable(new IllegalStateException("away for the test"));
    volatile boolean paused;

    FailingOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<LeasedOutbox> lease(int limit) {
        failIf(errorsOfLeases);
        return paused ? List.of() : outbox.lease(limit);
    }

    @Override
    public Optional<LeasedOutbox> lease(String key) {
        return paused ? Optional.empty() : outbox.lease(key);
    }

    @Override
    public Sent sent(Collection<LeasedOutbox> published) {
        failIf(errorsOfSettlements);
        return outbox.sent(published);
    }

    @Override
    public void republish(String key) {
        if (failures.getAndDecrement() > 0) {
            throw failure;
        }
        outbox.republish(key);
    }

    private static void failIf(AtomicInteger errors) {
        if (errors.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new LinkageError("for the test");
        }
    }

    @Override
    public Depth depth() {
        return outbox.depth();
    }
}
