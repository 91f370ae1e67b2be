package org.borderexchange.notification.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.notification.event.Facts;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.event.RecentEvents;
import org.borderexchange.notification.event.Standings;

/** What a subscription would have told its owner, of what he may know now. */
public final class DryRun {

    public static final Duration WEEK = Duration.ofDays(7);

    private static final int MOST_EXAMPLES = 20;

    /** @param examples subjects of the newest */
    public record Result(Instant from, int matched, List<String> examples) {}

    private final RecentEvents recent;
    private final Standings standings;
    private final PresentSight sight;
    private final Clock clock;

    public DryRun(RecentEvents recent, Standings standings, PresentSight sight, Clock clock) {
        this.recent = recent;
        this.standings = standings;
        this.sight = sight;
        this.clock = clock;
    }

    /** @param terms whose filter is valid */
    public Result of(Reader reader, Terms terms, Optional<Filter> filter) {
        var from = clock.instant().minus(WEEK);
        var wish = new PredicateIndex.Entry(
                new Subscription("", new Owner(reader, ""), 1, from, terms, new Channel.Sse(), Set.of()), filter);
        var events = new HashSet<String>();
        var examples = new ArrayList<String>();
        Map<String, Boolean> readable = new HashMap<>();
        recent.since(from, telling -> {
            if (events.contains(telling.event().getEventId())
                    || !sight.readers(telling).contains(reader)
                    || !readable.computeIfAbsent(telling.subject(), subject -> sight.mayKnow(reader, subject))
                    || !wish.matches(Facts.of(telling, standings::find))) {
                return;
            }
            events.add(telling.event().getEventId());
            if (examples.size() < MOST_EXAMPLES && !examples.contains(telling.subject())) {
                examples.add(telling.subject());
            }
        });
        return new Result(from, events.size(), List.copyOf(examples));
    }
}
