package org.borderexchange.notification.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.Dispatcher;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.event.Standing;
import org.borderexchange.notification.event.Standings;
import org.borderexchange.notification.problem.Unavailable;
import org.borderexchange.notification.roster.DutyRoster;
import org.borderexchange.notification.roster.DutyRosters;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Turns to the next contact of a country's duty roster when a clock has run out, and lets the country and the owners know. Everything it does may be done
 * twice: a killed instance's work another does again under the same ids.
 */
final class Escalator {

    private static final Logger log = LoggerFactory.getLogger(Escalator.class);

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int PORTION = 50;

    private final ReentrantLock looking = new ReentrantLock();
    private final Watches watches;
    private final DutyRosters rosters;
    private final Standings standings;
    private final PresentSight sight;
    private final Deliveries deliveries;
    private final Dispatcher dispatcher;
    private final EscalationEvents events;
    private final Clocks clocks;
    private final Clock clock;
    private final MeterRegistry metrics;

    Escalator(
            Watches watches,
            DutyRosters rosters,
            Standings standings,
            PresentSight sight,
            Deliveries deliveries,
            Dispatcher dispatcher,
            EscalationEvents events,
            Clocks clocks,
            Clock clock,
            MeterRegistry metrics) {
        this.watches = watches;
        this.rosters = rosters;
        this.standings = standings;
        this.sight = sight;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.events = events;
        this.clocks = clocks;
        this.clock = clock;
        this.metrics = metrics;
        metrics.counter("exchange.escalations");
    }

    /** At a rate, so that no other scheduled work waits for a broker that does not answer. */
    @Scheduled(fixedRateString = "${notification-service.escalation.poll:1s}")
    void look() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            watches.lease(PORTION, LEASE).forEach(this::attempt);
        } catch (Unavailable outage) {
            // All of them would wait for it, longer than their leases last. These end by themselves, and it is done
            // again.
        } catch (RuntimeException failure) {
            log.error("escalation failed: {}", failure.getClass().getName());
        } finally {
            looking.unlock();
        }
    }

    /** The lease of one that fails ends by itself; the others must not wait for it. */
    private void attempt(Watch watch) {
        try {
            escalate(watch);
        } catch (Unavailable outage) {
            throw outage;
        } catch (RuntimeException failure) {
            log.error("an escalation failed: {}", failure.getClass().getName());
        }
    }

    private void escalate(Watch watch) {
        var notice = watch.notice().orElseThrow();
        if (!isStillToBeDone(notice)) {
            watches.end(watch);
            return;
        }
        var country = notice.reader().country();
        var roster = rosters.of(country);
        int step = watch.step() + 1;
        boolean hasContact = step <= roster.contacts().size();
        if (!hasContact && watch.step() > 0) {
            watches.end(watch);
            return;
        }
        if (hasContact) {
            turnTo(roster, step, watch, notice);
        }
        var now = clock.instant();
        events.escalated(notice.subject(), country, step, now, watch.dueAt(), told(notice));
        if (watches.goOn(watch, now.plus(clocks.next()))) {
            metrics.counter("exchange.escalations").increment();
        }
    }

    private void turnTo(DutyRoster roster, int step, Watch watch, Notice notice) {
        var contact = roster.contacts().get(step - 1);
        var id = Delivery.idOf(watch.id(), "escalation", String.valueOf(step));
        var told = new Notice(
                notice.reader(),
                notice.eventId(),
                EventKind.ESCALATED,
                notice.subject(),
                notice.version(),
                watch.dueAt(),
                notice.incident(),
                notice.origins(),
                notice.workingGroups(),
                notice.types(),
                notice.urgent(),
                contact.name(),
                "duty roster of %s, contact %d".formatted(roster.country(), step));
        deliveries.add(List.of(Delivery.of(
                        id,
                        roster.log(),
                        contact.channel().kind(),
                        Delivery.Status.PENDING,
                        told,
                        clock.instant(),
                        Optional.empty())
                .toContact(step)));
        dispatcher.wake();
    }

    private boolean isStillToBeDone(Notice notice) {
        var subject = notice.subject();
        var id = AlertId.parse(subject).isPresent()
                ? subject
                : Standing.idFor(subject, notice.reader().code());
        var standing = standings.find(List.of(id)).get(id);
        return standing != null
                && standing.live()
                && (standing.urgent() || AlertId.parse(subject).isEmpty())
                && sight.mayKnow(notice.reader(), subject);
    }

    /** The country itself, and whoever owns what it is about and may know of it. */
    private Set<CountryCode> told(Notice notice) {
        var told = new HashSet<CountryCode>();
        told.add(notice.reader().country());
        for (var origin : notice.origins()) {
            if (sight.mayKnow(new Reader(origin), notice.subject())) {
                told.add(new CountryCode(origin));
            }
        }
        return told;
    }
}
