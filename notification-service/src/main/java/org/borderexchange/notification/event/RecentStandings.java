package org.borderexchange.notification.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Standings that were read a moment ago at most: one event goes out on a thousand streams, and each of them asks. Thread-safe.
 */
public final class RecentStandings {

    /** Far below the time that a change of an audience takes to arrive here. */
    private static final Duration MOMENT = Duration.ofMillis(250);

    private static final int MOST = 10_000;

    private record Read(Instant at, Optional<Standing> standing) {}

    private final Standings standings;
    private final Clock clock;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    public RecentStandings(Standings standings, Clock clock) {
        this.standings = standings;
        this.clock = clock;
    }

    /** See {@link Standings#find}. */
    public Map<String, Standing> find(Collection<String> ids) {
        var now = clock.instant();
        var found = new HashMap<String, Standing>();
        var unknown = new ArrayList<String>();
        for (var id : ids) {
            var recent = read.get(id);
            if (recent == null || recent.at().plus(MOMENT).isBefore(now)) {
                unknown.add(id);
            } else {
                recent.standing().ifPresent(standing -> found.put(id, standing));
            }
        }
        if (!unknown.isEmpty()) {
            var fresh = standings.find(unknown);
            if (read.size() > MOST) {
                read.clear();
            }
            unknown.forEach(id -> read.put(id, new Read(now, Optional.ofNullable(fresh.get(id)))));
            found.putAll(fresh);
        }
        return found;
    }
}
