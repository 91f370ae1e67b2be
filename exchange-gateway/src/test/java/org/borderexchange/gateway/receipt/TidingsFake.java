package org.borderexchange.gateway.receipt;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was to be told. */
public final class TidingsFake implements Tidings {

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Override
    public void delivered(Collection<Delivered> arrivals) {
        arrivals.forEach(arrival -> said.add(
                "%s %d %s".formatted(arrival.subject(), arrival.version(), arrival.readable() ? "delivered" : "lost")));
    }

    @Override
    public void read(String subject, int version) {
        said.add("%s %d read".formatted(subject, version));
    }

    /** {@code <subject> <version> delivered|lost|read}. */
    public List<String> said() {
        return said;
    }
}
