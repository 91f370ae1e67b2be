package org.borderexchange.gateway;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox;

/** An outbox that only says how full it is. */
public final class DepthOnlyOutbox implements Outbox {

    private volatile long subjects;

    public void setSubjects(long subjects) {
        this.subjects = subjects;
    }

    @Override
    public Depth depth() {
        return new Depth(subjects, Optional.empty());
    }

    @Override
    public List<LeasedOutbox> lease(int limit) {
        return List.of();
    }

    @Override
    public Optional<LeasedOutbox> lease(String key) {
        return Optional.empty();
    }

    @Override
    public Sent sent(Collection<LeasedOutbox> published) {
        return new Sent(List.of(), List.of());
    }

    @Override
    public void republish(String key) {}
}
