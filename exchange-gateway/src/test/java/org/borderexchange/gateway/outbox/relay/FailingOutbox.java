package org.borderexchange.gateway.outbox.relay;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.problem.StoreUnavailable;

/** An outbox whose store is away for some of the calls to publish something once more, or that a paused instance does not ask. */
final class FailingOutbox implements Outbox {

    private final Outbox outbox;
    final AtomicInteger failures = new AtomicInteger();
    volatile boolean paused;

    FailingOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<LeasedOutbox> lease(int limit) {
        return paused ? List.of() : outbox.lease(limit);
    }

    @Override
    public Optional<LeasedOutbox> lease(String key) {
        return paused ? Optional.empty() : outbox.lease(key);
    }

    @Override
    public Sent sent(Collection<LeasedOutbox> published) {
        return outbox.sent(published);
    }

    @Override
    public void republish(String key) {
        if (failures.getAndDecrement() > 0) {
            throw new StoreUnavailable(new IllegalStateException("away for the test"));
        }
        outbox.republish(key);
    }

    @Override
    public Depth depth() {
        return outbox.depth();
    }
}
