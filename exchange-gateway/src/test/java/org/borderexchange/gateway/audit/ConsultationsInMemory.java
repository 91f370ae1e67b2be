package org.borderexchange.gateway.audit;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.borderexchange.gateway.problem.StoreUnavailable;

/** {@link Consultations} in memory, which can be away. */
public final class ConsultationsInMemory implements Consultations {

    public volatile boolean away;
    private final List<Consultation> held = new CopyOnWriteArrayList<>();

    @Override
    public void add(Consultation consultation) {
        if (away) {
            throw new StoreUnavailable(new IllegalStateException("away"));
        }
        held.add(consultation);
    }

    @Override
    public void forgetBefore(Instant time) {
        held.removeIf(one -> one.at().isBefore(time));
    }

    public List<Consultation> all() {
        return List.copyOf(held);
    }
}
