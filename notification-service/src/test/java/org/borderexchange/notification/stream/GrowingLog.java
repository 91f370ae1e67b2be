package org.borderexchange.notification.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.borderexchange.notification.delivery.Attempt;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.Delivery.Status;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.schemas.codelist.EventKind;

/** The log of one subscription, as another instance fills it. */
final class GrowingLog implements Deliveries {

    static final Instant NOW = Instant.parse("2026-11-22T12:20:00Z");
    static final String ALERT = "RS-01K0000000000000000000000A";

    private final List<Delivery> stored = new CopyOnWriteArrayList<>();
    private final String condition;

    GrowingLog(String condition) {
        this.condition = condition;
    }

    void grow(int more) {
        for (int number = 0; number < more; number++) {
            var notice = new Notice(
                    new Reader("BA"),
                    "event",
                    EventKind.ALERT_ISSUED,
                    ALERT,
                    1,
                    NOW,
                    ALERT,
                    List.of("RS"),
                    List.of("drugs"),
                    List.of(),
                    false,
                    "all",
                    condition);
            var place = stored.size() + 1;
            stored.add(Delivery.of("N-" + place, "S-1", "SSE", Status.STREAMED, notice, NOW, Optional.empty())
                    .at(place));
        }
    }

    @Override
    public List<Delivery> after(String name, long after, int limit) {
        return stored.stream()
                .filter(delivery -> delivery.seq() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public long head(String name) {
        return stored.size();
    }

    @Override
    public long oldest(String name) {
        return 1;
    }

    @Override
    public Collection<String> taken(Map<String, Long> places) {
        return places.entrySet().stream()
                .filter(place -> place.getValue() <= stored.size())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public List<Delivery> add(List<Delivery> deliveries) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Delivery> lease(int limit, Map<String, Integer> trying, int mostOfOne, Duration lease) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean settle(Delivery leased, Status status, Attempt attempt, Instant nextAt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Delivery> collected(String digest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void settleCollected(Collection<String> ids, Status status) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Delivery> find(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Delivery> list(String name, Optional<Status> status, long before, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean redeliver(String id, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Backlog backlog() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forgetBefore(Instant moment, Instant parked) {
        throw new UnsupportedOperationException();
    }
}
