package org.borderexchange.gateway.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;

/**
 * Own events of which an older version, or something that is none of them, was heard last on a topic. Each is given time for the present one to follow;
 * after every reminder twice as long, so that a topic which cannot be mended is not flooded.
 */
final class Suspects {

    /**
     * Beyond it the newest are not remembered: a megabyte or ten of memory, and far more than a relay can send late.
     */
    private static final int MOST = 50_000;

    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(10);

    record Suspect(EventKey key, TopicName topic) {}

    /** @param once the first reminder is the last */
    private record Wait(Instant until, Duration patience, boolean once) {}

    private final Map<Suspect, Wait> waits = new LinkedHashMap<>();
    private final Duration patience;

    Suspects(Duration patience) {
        this.patience = patience;
    }

    void suspect(Suspect suspect, Instant now) {
        suspect(suspect, now, false);
    }

    /**
     * As {@link #suspect}, for one reminder: the present state need not belong on that topic, and who has put something else
     * there must not make it be told for ever.
     */
    void suspectOnce(Suspect suspect, Instant now) {
        suspect(suspect, now, true);
    }

    private void suspect(Suspect suspect, Instant now, boolean once) {
        if (waits.size() < MOST) {
            waits.putIfAbsent(suspect, new Wait(now.plus(patience), patience, once));
        }
    }

    void clear(Suspect suspect) {
        waits.remove(suspect);
    }

    void clearIf(Predicate<Suspect> criterion) {
        waits.keySet().removeIf(criterion);
    }

    /** Those that have waited long enough. */
    List<Suspect> due(Instant now) {
        return waits.entrySet().stream()
                .filter(entry -> !now.isBefore(entry.getValue().until()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The present state is on its way again. */
    void reminded(Suspect suspect, Instant now) {
        waits.computeIfPresent(suspect, (same, wait) -> {
            if (wait.once()) {
                return null;
            }
            var doubled = wait.patience().multipliedBy(2);
            var longer = doubled.compareTo(LONGEST_PATIENCE) < 0 ? doubled : LONGEST_PATIENCE;
            return new Wait(now.plus(longer), longer, false);
        });
    }

    int size() {
        return waits.size();
    }
}
