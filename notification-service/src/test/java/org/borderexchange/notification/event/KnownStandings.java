package org.borderexchange.notification.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a test says is known, and nothing else; nobody tells it anything. */
public final class KnownStandings implements Standings {

    private final Map<String, Standing> known = new ConcurrentHashMap<>();

    /** A live alert of Serbia's to the whole of {@code drugs}. */
    public void alert(String id, boolean urgent) {
        known.put(
                id,
                new Standing(
                        id,
                        1,
                        true,
                        true,
                        true,
                        urgent,
                        Set.of(),
                        Set.of("RS"),
                        Set.of("drugs"),
                        Set.of("drugs"),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Optional.empty()));
    }

    public void forget(String id) {
        known.remove(id);
    }

    @Override
    public Map<String, Standing> find(Collection<String> ids) {
        var found = new HashMap<>(known);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public Map<String, Integer> heard(Collection<String> places) {
        return Map.of();
    }

    @Override
    public void apply(List<Standing> told) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void heard(List<Telling> tellings) {
        throw new UnsupportedOperationException();
    }
}
