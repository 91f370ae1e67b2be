package org.borderexchange.gateway.act;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.schemas.topic.EventKey;

/** What is held of own acts, and what was asked of their author. */
public final class ActsFake implements Acts {

    private final Map<EventKey, Standing> held = new ConcurrentHashMap<>();
    private final Map<EventKey, Act> said = new ConcurrentHashMap<>();
    private final List<String> done = new CopyOnWriteArrayList<>();

    public void hold(EventKey key, Standing standing) {
        held.put(key, standing);
    }

    public List<String> done() {
        return done;
    }

    @Override
    public void say(Act act) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Act> sayAll(List<Act> acts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Act> find(Collection<EventKey> keys) {
        return keys.stream().map(said::get).flatMap(Stream::ofNullable).toList();
    }

    @Override
    public List<Act> of(String subject) {
        return said.values().stream()
                .filter(act -> act.key().subject().equals(subject))
                .toList();
    }

    @Override
    public void adopt(Act heard) {
        done.add("adopt " + heard.version());
        said.put(heard.key(), heard);
        hold(heard.key(), new Standing(heard.version(), heard.eventId(), false));
    }

    @Override
    public void supersede(EventKey key, int seenVersion) {
        done.add("supersede " + seenVersion);
        hold(key, new Standing(seenVersion + 1, "superseding", true));
    }

    @Override
    public Map<EventKey, Standing> standing(Collection<EventKey> keys) {
        var standing = new HashMap<>(held);
        standing.keySet().retainAll(keys);
        return standing;
    }
}
