package org.borderexchange.notification.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.borderexchange.notification.event.Reader;

/** {@link Subscriptions} in memory. */
public final class InMemorySubscriptions implements Subscriptions {

    private final Map<String, Subscription> held = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    @Override
    public void insert(Subscription subscription) {
        insertUncounted(subscription);
        changes.incrementAndGet();
    }

    /** As one does that is killed before it could count the change. */
    void insertUncounted(Subscription subscription) {
        held.put(subscription.id(), subscription);
    }

    @Override
    public Optional<Subscription> find(String id) {
        return Optional.ofNullable(held.get(id));
    }

    @Override
    public List<Subscription> of(Owner owner) {
        return held.values().stream().filter(one -> one.owner().equals(owner)).toList();
    }

    @Override
    public List<Subscription> of(Reader reader) {
        return held.values().stream()
                .filter(one -> one.owner().reader().equals(reader))
                .toList();
    }

    @Override
    public boolean replace(Subscription changed) {
        var present = held.get(changed.id());
        boolean isNext = present != null && present.version() + 1 == changed.version();
        if (isNext) {
            insert(changed);
        }
        return isNext;
    }

    @Override
    public void delete(String id) {
        held.remove(id);
        changes.incrementAndGet();
    }

    @Override
    public long state() {
        return changes.get();
    }

    @Override
    public Map<String, Integer> versions() {
        return held.values().stream().collect(Collectors.toMap(Subscription::id, Subscription::version));
    }

    @Override
    public List<Subscription> find(Collection<String> ids) {
        return new ArrayList<>(
                ids.stream().map(held::get).filter(Objects::nonNull).toList());
    }
}
