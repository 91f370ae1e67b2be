package org.borderexchange.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.notification.SettableClock;
import org.borderexchange.notification.TestExchange;
import org.borderexchange.notification.delivery.Addressing;
import org.borderexchange.notification.delivery.Attempt;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.Delivery.Status;
import org.borderexchange.notification.delivery.DeliveryMetrics;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.event.NoIncidents;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.event.Standing;
import org.borderexchange.notification.event.Standings;
import org.borderexchange.notification.event.Telling;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.InMemorySubscriptions;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.notification.subscription.Matcher;
import org.borderexchange.notification.subscription.Owner;
import org.borderexchange.notification.subscription.Subscription;
import org.borderexchange.notification.subscription.Terms;
import org.borderexchange.schemas.codelist.EventKind;
import org.junit.jupiter.api.Test;

class StreamHubTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:20:00Z");
    private static final int BURST = 60;

    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final SettableClock clock = new SettableClock(NOW);
    private final Matcher matcher = new Matcher(subscriptions, clock);
    private final OneLog log = new OneLog();
    private final StreamHub hub = new StreamHub(
            log,
            matcher,
            new PresentSight(new Unheard(), new TestExchange()::directory, clock),
            new Addressing(subscriptions, (roster, number) -> Optional.empty(), new NoIncidents()),
            new Links(Map.of()),
            new DeliveryMetrics(new SimpleMeterRegistry(), clock));

    @Test
    void aStreamKeepsUpWithWhatAnotherInstanceStoresInABurst() throws Exception {
        var terms =
                new Terms("all", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Language.ENGLISH);
        var owner = new Owner(new Reader("BA"), "analyst");
        subscriptions.insert(new Subscription("S-1", owner, 1, NOW, terms, new Channel.Sse(), Set.of()));
        matcher.refresh();
        try (var stream = hub.open("S-1", null)) {
            log.grow(BURST);
            hub.look();
            assertThat(stream.next(Duration.ZERO))
                    .hasValueSatisfying(text -> assertThat(text).contains(StreamPosition.text("S-1", BURST)));

            log.grow(1);
            hub.look();

            assertThat(stream.next(Duration.ZERO))
                    .hasValueSatisfying(text -> assertThat(text).contains(StreamPosition.text("S-1", BURST + 1)));
        }
    }

    /** What another instance has stored. */
    private static final class OneLog implements Deliveries {

        private final List<Delivery> stored = new ArrayList<>();

        void grow(int more) {
            for (int number = 0; number < more; number++) {
                var notice = new Notice(
                        new Reader("BA"),
                        "event",
                        EventKind.ALERT_ISSUED,
                        "RS-01K0000000000000000000000A",
                        1,
                        NOW,
                        "RS-01K0000000000000000000000A",
                        List.of("RS"),
                        List.of("drugs"),
                        List.of(),
                        false,
                        "all",
                        "everything");
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

    private static final class Unheard implements Standings {

        @Override
        public Map<String, Standing> find(Collection<String> ids) {
            return Map.of();
        }

        @Override
        public Map<String, Integer> heard(Collection<String> places) {
            return Map.of();
        }

        @Override
        public void apply(List<Standing> standings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void heard(List<Telling> tellings) {
            throw new UnsupportedOperationException();
        }
    }
}
