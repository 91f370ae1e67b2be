package org.borderexchange.gateway.receipt.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.borderexchange.gateway.receipt.Progress;
import org.borderexchange.gateway.receipt.Receipt.Mark;
import org.borderexchange.gateway.receipt.Tidings;

/**
 * What is to be told, by subject: several versions of one become one entry. What is of the past waits for what is of today and takes no room from it. Bounded: beyond
 * the bound of each it is not remembered, but that something was forgotten is. Thread-safe; nobody waits here but who looks back.
 */
final class Waiting implements Tidings {

    /** What was told before is of the past. */
    private static final Duration OF_TODAY = Duration.ofMinutes(1);

    private final int bound;
    private final Clock clock;
    private final Map<String, Progress> today = new LinkedHashMap<>();
    private final Map<String, Progress> past = new LinkedHashMap<>();
    private boolean forgotten;

    Waiting(int bound, Clock clock) {
        this.bound = bound;
        this.clock = clock;
    }

    /**
     * @param progress by subject, those of today first
     * @param all is it everything?
     */
    record Portion(Map<String, Progress> progress, boolean all) {}

    @Override
    public synchronized void delivered(Collection<Delivered> arrivals) {
        var now = now();
        for (var arrival : arrivals) {
            var progress = Progress.delivered(new Mark(arrival.version(), now), arrival.readable());
            add(arrival.subject(), progress, now.isAfter(arrival.toldAt().plus(OF_TODAY)));
        }
    }

    @Override
    public synchronized void read(String subject, int version) {
        add(subject, Progress.read(new Mark(version, now())), false);
    }

    /** Adds what was stored in the past, when there is room for it. */
    synchronized void recall(Delivered stored) throws InterruptedException {
        while (past.size() >= bound && !today.containsKey(stored.subject()) && !past.containsKey(stored.subject())) {
            wait();
        }
        var mark =
                new Mark(stored.version(), Instant.ofEpochMilli(stored.toldAt().toEpochMilli()));
        add(stored.subject(), Progress.delivered(mark, stored.readable()), true);
    }

    /** What could not be told waits on, before what came meanwhile. */
    synchronized void putBack(Map<String, Progress> untold) {
        var meanwhile = new LinkedHashMap<>(today);
        today.clear();
        today.putAll(untold);
        meanwhile.forEach((subject, later) -> today.merge(subject, later, Progress::and));
    }

    /** @param limit of all @param ofPast of those, how many of the past */
    synchronized Portion take(int limit, int ofPast) {
        var taken = new LinkedHashMap<String, Progress>();
        move(today, taken, limit);
        move(past, taken, Math.min(ofPast, limit - taken.size()));
        notifyAll();
        return new Portion(taken, size() == 0);
    }

    /** Was something forgotten since this was asked last? */
    synchronized boolean hasForgotten() {
        var before = forgotten;
        forgotten = false;
        return before;
    }

    synchronized int size() {
        return today.size() + past.size();
    }

    private void add(String subject, Progress news, boolean ofPast) {
        var earlier = past.get(subject);
        if (earlier != null && ofPast) {
            past.put(subject, earlier.and(news));
        } else if (today.containsKey(subject)) {
            today.merge(subject, news, Progress::and);
        } else if (earlier == null && (ofPast ? past : today).size() >= bound) {
            forgotten = true;
        } else if (ofPast) {
            past.put(subject, news);
        } else {
            past.remove(subject);
            today.put(subject, earlier == null ? news : earlier.and(news));
        }
    }

    private static void move(Map<String, Progress> from, Map<String, Progress> to, int limit) {
        for (var subject : new ArrayList<>(from.keySet()).subList(0, Math.min(limit, from.size()))) {
            // What could not be told may be of today again while the same subject was recalled from the past.
            to.merge(subject, from.get(subject), Progress::and);
            from.remove(subject);
        }
    }

    /** As precise as events and stores are. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
