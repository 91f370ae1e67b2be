package org.borderexchange.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.notification.SettableClock;
import org.borderexchange.notification.TestExchange;
import org.borderexchange.notification.delivery.Addressing;
import org.borderexchange.notification.delivery.DeliveryMetrics;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.event.KnownStandings;
import org.borderexchange.notification.event.NoIncidents;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.InMemorySubscriptions;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.notification.subscription.Matcher;
import org.borderexchange.notification.subscription.Owner;
import org.borderexchange.notification.subscription.Subscription;
import org.borderexchange.notification.subscription.Terms;
import org.junit.jupiter.api.Test;

class StreamHubTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:20:00Z");
    private static final int BURST = 60;

    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final SettableClock clock = new SettableClock(NOW);
    private final Matcher matcher = new Matcher(subscriptions, clock);
    private final GrowingLog log = new GrowingLog("everything");
    private final StreamHub hub = new StreamHub(
            log,
            matcher,
            new PresentSight(new KnownStandings(), new TestExchange()::directory, clock),
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
}
