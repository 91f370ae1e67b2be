package org.borderexchange.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.notification.SettableClock;
import org.borderexchange.notification.event.Reader;
import org.junit.jupiter.api.Test;

class MatcherTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:20:00Z");

    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final SettableClock clock = new SettableClock(NOW);
    private final Matcher matcher = new Matcher(subscriptions, clock);

    @Test
    void aChangeCountsAtTheNextRefreshing() {
        matcher.refresh();

        subscriptions.insert(subscription("S-1"));
        matcher.refresh();
        assertThat(matcher.find("S-1")).isPresent();

        subscriptions.delete("S-1");
        matcher.refresh();
        assertThat(matcher.find("S-1")).isEmpty();
    }

    @Test
    void aChangeWhoseWriterWasKilledBeforeItCouldBeCountedIsSeenWithinAMinute() {
        matcher.refresh();
        subscriptions.insertUncounted(subscription("S-1"));

        clock.forward(Duration.ofSeconds(59));
        matcher.refresh();
        assertThat(matcher.find("S-1")).isEmpty();

        clock.forward(Duration.ofSeconds(1));
        matcher.refresh();
        assertThat(matcher.find("S-1")).isPresent();
    }

    private static Subscription subscription(String id) {
        var terms =
                new Terms("all", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Language.ENGLISH);
        return new Subscription(id, new Owner(new Reader("BA"), "analyst"), 1, NOW, terms, new Channel.Sse(), Set.of());
    }
}
