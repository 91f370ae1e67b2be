package org.borderexchange.notification.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.borderexchange.notification.event.Facts;
import org.borderexchange.notification.subscription.PredicateIndex.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All subscriptions as this instance knows them, ready to be matched. Thread-safe. */
public final class Matcher {

    private static final Logger log = LoggerFactory.getLogger(Matcher.class);

    private static final int PORTION = 500;

    /** The count of changes is not raised when who changed something is killed at that moment: so often all is compared whatever it says. */
    private static final Duration LONGEST_TRUST = Duration.ofMinutes(1);

    private final Subscriptions subscriptions;
    private final Clock clock;
    private final Map<String, Entry> known = new ConcurrentHashMap<>();
    private volatile Set<String> unreadable = Set.of();
    private volatile PredicateIndex index = PredicateIndex.EMPTY;
    private long state = -1;
    private Instant compared = Instant.EPOCH;

    public Matcher(Subscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** After this, every change counts that was answered before. Costs one small read when nothing has changed. */
    public synchronized void refresh() {
        long present = subscriptions.state();
        var now = clock.instant();
        if (present == state && now.isBefore(compared.plus(LONGEST_TRUST))) {
            return;
        }
        var versions = subscriptions.versions();
        boolean fewer = known.keySet().retainAll(versions.keySet());
        var changed = new ArrayList<String>();
        versions.forEach((id, version) -> {
            var entry = known.get(id);
            if (entry == null || entry.subscription().version() != version) {
                changed.add(id);
            }
        });
        for (int from = 0; from < changed.size(); from += PORTION) {
            var portion = changed.subList(from, Math.min(changed.size(), from + PORTION));
            var unread = new HashSet<>(portion);
            subscriptions
                    .find(portion)
                    .forEach(subscription -> entry(subscription).ifPresent(entry -> {
                        known.put(subscription.id(), entry);
                        unread.remove(subscription.id());
                    }));
            known.keySet().removeAll(unread);
        }
        versions.keySet().removeAll(known.keySet());
        unreadable = Set.copyOf(versions.keySet());
        if (fewer || !changed.isEmpty()) {
            index = new PredicateIndex(known.values());
        }
        state = present;
        compared = now;
    }

    /** Empty if a release before this one admitted a filter that this one cannot read: its owner finds it refused when he saves it again. */
    private Optional<Entry> entry(Subscription subscription) {
        try {
            var filter = subscription.terms().filter();
            return Optional.of(new Entry(
                    subscription, filter.isEmpty() ? Optional.empty() : Optional.of(Filter.of(filter.get()))));
        } catch (InvalidFilter ofAnotherRelease) {
            if (!unreadable.contains(subscription.id())) {
                log.warn("subscription {} has a filter that cannot be read", subscription.id());
            }
            return Optional.empty();
        }
    }

    public List<Subscription> matching(Facts facts) {
        return index.matching(facts);
    }

    /** As it was at the last refreshing. */
    public Optional<Subscription> find(String id) {
        return Optional.ofNullable(known.get(id)).map(Entry::subscription);
    }

    /** How many are matched. */
    public int size() {
        return index.size();
    }

    /** How many there are besides, which this release cannot read. */
    public int unreadable() {
        return unreadable.size();
    }
}
