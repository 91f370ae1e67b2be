package org.borderexchange.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.notification.SettableClock;
import org.borderexchange.notification.problem.Refused;
import org.borderexchange.notification.security.Caller;
import org.junit.jupiter.api.Test;

class SubscriptionServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:20:00Z");
    private static final Caller ANALYST = new Caller("BA", "analyst", false, NOW.plusSeconds(600));

    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final SubscriptionService service =
            new SubscriptionService(subscriptions, Duration.ofHours(24), new SettableClock(NOW));

    @Test
    void oneMuteTooManyIsRefusedAndAnUnmuteMakesRoomForIt() {
        var terms =
                new Terms("all", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Language.ENGLISH);
        var id =
                service.create(ANALYST, terms, new Channel.Sse()).subscription().id();
        for (int number = 0; number < Subscription.MOST_MUTED; number++) {
            service.mute(ANALYST, "H-" + number, true);
        }

        assertThatThrownBy(() -> service.mute(ANALYST, "H-more", true)).isInstanceOf(Refused.class);
        service.mute(ANALYST, "H-0", true); // it is muted already
        service.mute(ANALYST, "H-0", false);
        service.mute(ANALYST, "H-more", true);

        assertThat(subscriptions.find(id).orElseThrow().muted())
                .hasSize(Subscription.MOST_MUTED)
                .contains("H-more")
                .doesNotContain("H-0");
    }
}
