package org.borderexchange.notification.event;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Everything stands for itself. */
public final class NoIncidents implements Incidents {

    @Override
    public void joinedBy(Reader reader, String hit, List<String> alerts) {}

    @Override
    public void gathered(Reader reader, String container, Collection<String> members) {}

    @Override
    public void shownWithin(Reader reader, String inner, Optional<String> outer) {}

    @Override
    public void dissolved(Reader reader, String container) {}

    @Override
    public List<String> of(Reader reader, String subject) {
        return List.of(subject);
    }
}
