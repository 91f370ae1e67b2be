package org.borderexchange.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.notification.SettableClock;
import org.borderexchange.notification.TestExchange;
import org.borderexchange.notification.delivery.Addressing;
import org.borderexchange.notification.delivery.Backoff;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.DeliveryMetrics;
import org.borderexchange.notification.delivery.Dispatcher;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.event.KnownStandings;
import org.borderexchange.notification.event.NoIncidents;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.problem.Unavailable;
import org.borderexchange.notification.roster.DutyRoster;
import org.borderexchange.notification.roster.DutyRosters;
import org.borderexchange.notification.subscription.InMemorySubscriptions;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.CountryCode;
import org.junit.jupiter.api.Test;

/** Clocks that have run out for a country without a roster. */
class EscalatorTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:20:00Z");
    private static final List<String> ALERTS = Stream.of("A", "B", "C")
            .map(last -> "RS-01K0000000000000000000000" + last)
            .toList();

    private final SettableClock clock = new SettableClock(NOW);
    private final KnownStandings standings = new KnownStandings();
    private final Due due = new Due();
    private final List<String> asked = new ArrayList<>();

    private Escalator escalator(EscalationEvents events) {
        ALERTS.forEach(alert -> standings.alert(alert, true));
        var sight = new PresentSight(standings, new TestExchange()::directory, clock);
        var metrics = new SimpleMeterRegistry();
        var nothing = (Deliveries) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Deliveries.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        var addressing =
                new Addressing(new InMemorySubscriptions(), (log, number) -> Optional.empty(), new NoIncidents());
        var backoff = new Backoff(Duration.ofSeconds(5), Duration.ofHours(1));
        var dispatcher = new Dispatcher(
                nothing,
                addressing,
                sight,
                List.of(),
                backoff,
                new DeliveryMetrics(metrics, clock),
                clock,
                Duration.ofSeconds(1));
        var hour = Duration.ofHours(1);
        return new Escalator(
                due,
                new NoRosters(),
                standings,
                sight,
                nothing,
                dispatcher,
                events,
                new Clocks(hour, hour, hour, hour, Duration.ofSeconds(1)),
                clock,
                metrics);
    }

    @Test
    void whileTheBrokerIsAwayOneIsTriedAndTheOthersDoNotWaitForItBeyondTheirLeases() {
        escalator((subject, country, step, at, dueAt, told) -> {
                    asked.add(subject);
                    throw new Unavailable("broker unavailable", new IllegalStateException());
                })
                .look();

        assertThat(asked).containsExactly(ALERTS.getFirst());
        assertThat(due.wentOn).isEmpty();
    }

    @Test
    void oneThatFailsByItselfDoesNotKeepTheOthersWaiting() {
        escalator((subject, country, step, at, dueAt, told) -> {
                    asked.add(subject);
                    if (subject.equals(ALERTS.getFirst())) {
                        throw new IllegalStateException("for the test");
                    }
                })
                .look();

        assertThat(asked).isEqualTo(ALERTS);
        assertThat(due.wentOn).containsExactly(ALERTS.get(1) + "/BA", ALERTS.get(2) + "/BA");
    }

    private static Notice notice(String subject) {
        return new Notice(
                new Reader("BA"),
                "event",
                EventKind.ALERT_ISSUED,
                subject,
                1,
                NOW,
                subject,
                List.of("RS"),
                List.of("drugs"),
                List.of(),
                true,
                "",
                "");
    }

    private static final class NoRosters implements DutyRosters {

        @Override
        public DutyRoster of(CountryCode country) {
            return new DutyRoster(country, 0, List.of());
        }

        @Override
        public boolean replace(DutyRoster changed) {
            throw new UnsupportedOperationException();
        }
    }

    /** Everything is due. */
    private static final class Due implements Watches {

        final List<String> wentOn = new ArrayList<>();

        @Override
        public List<Watch> lease(int limit, Duration lease) {
            return ALERTS.stream().map(alert -> Watch.of(notice(alert), NOW)).toList();
        }

        @Override
        public boolean goOn(Watch leased, Instant dueAt) {
            return wentOn.add(leased.id());
        }

        @Override
        public void end(Watch leased) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void begin(List<Watch> watches) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void takenInHand(String subject, String country) {
            throw new UnsupportedOperationException();
        }
    }
}
