package org.borderexchange.gateway.alert;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;

/** The acts of this country upon its own alerts: load, decide, store once. */
public final class AlertService {

    /** Acts of the gateway itself stand in the history under this name. */
    private static final String GATEWAY = "gateway";

    /** A writer that loses this often in a row to the relay or to its own country's other officers is told to try again. */
    private static final int ATTEMPTS = 5;

    private final Alerts alerts;
    private final Supplier<ExchangeDirectory> directory;
    private final Validity validity;
    private final CountryCode country;
    private final Clock clock;

    /** @param directory the present one; asked at every act, for it changes while the gateway runs */
    public AlertService(
            Alerts alerts, Supplier<ExchangeDirectory> directory, Validity validity, CountryCode country, Clock clock) {
        this.alerts = alerts;
        this.directory = directory;
        this.validity = validity;
        this.country = country;
        this.clock = clock;
    }

    /**
     * Issues an alert; durable when this returns.
     *
     * @throws org.borderexchange.gateway.problem.InvalidInput naming every rule that it breaks
     * @throws Alerts.AlreadySubmitted if its reference or the idempotency key was used before
     * @throws org.borderexchange.gateway.problem.StoreUnavailable if nothing was stored
     */
    public VisibleAlert issue(AlertDetails details, Submission submission) throws Alerts.AlreadySubmitted {
        var now = clock.instant();
        var admitted = rules().admit(details, now);
        return alerts.insert(Alert.issue(AlertId.next(country, now), admitted, now), submission);
    }

    /**
     * The rules that the readable part of a malformed alert breaks, so that its sender learns of everything at once.
     *
     * @return empty if none that could be checked
     */
    public List<Fault> faultsOf(AlertDraft draft) {
        return rules().faultsOf(draft, clock.instant());
    }

    /**
     * Replaces what the alert says.
     *
     * @param expectedVersion the version that the officer saw
     * @throws NoSuchAlert if there is none of that id, or it is another country's
     * @throws StaleVersion if it has another version by now
     * @throws NotActive if it cannot be changed any more
     * @throws org.borderexchange.gateway.problem.InvalidInput naming every rule that it breaks
     */
    public VisibleAlert amend(AlertId id, int expectedVersion, AlertDetails details, String by) {
        return change(id, by, alert -> {
            if (alert.version() != expectedVersion) {
                throw new StaleVersion();
            }
            var now = clock.instant();
            if (!alert.liveAt(now)) {
                throw new NotActive();
            }
            return alert.amend(rules().admitAmendment(details, alert, now), now);
        });
    }

    /** @throws NoSuchAlert if there is none of that id, or it is another country's @throws NotActive if it is over already */
    public VisibleAlert withdraw(AlertId id, String reason, String by) {
        return change(id, by, alert -> alert.withdraw(reason, clock.instant()));
    }

    /**
     * The other countries to which some version of an own alert has gone, those that have left its group included, sorted.
     *
     * @return empty if there is none of that id, or it is another country's
     */
    public Set<CountryCode> reached(AlertId id) {
        return alerts.find(id).map(own -> reached(own.alert())).orElse(Set.of());
    }

    private Set<CountryCode> reached(Alert alert) {
        var reached = new TreeSet<>(alert.reach().countries());
        if (alert.reach().wholeGroup()) {
            directory.get().group(alert.details().workingGroup()).stream()
                    .flatMap(group -> group.memberships().stream())
                    .filter(stay -> stay.until()
                            .filter(end -> !end.isAfter(alert.issuedAt()))
                            .isEmpty())
                    .forEach(stay -> reached.add(stay.country()));
        }
        reached.remove(country);
        return reached;
    }

    /** Records that the alert's time has passed. @throws NotActive if that was recorded already or it is still valid */
    public void expire(AlertId id) {
        change(id, GATEWAY, alert -> alert.expire(clock.instant()));
    }

    /** Tells the present state again under a version above the one that was seen on the topics. */
    public void supersede(AlertId id, int seenVersion) {
        change(id, GATEWAY, alert -> alert.supersede(seenVersion, clock.instant()));
    }

    private VisibleAlert change(AlertId id, String by, Function<Alert, Alert.Outcome> decision) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var before = alerts.find(id).orElseThrow(NoSuchAlert::new);
            try {
                return alerts.update(before, decision.apply(before.alert()), by);
            } catch (Alerts.ConcurrentChange lostToAnother) {
                // read it again: the decision may come out differently now
            }
        }
        throw new StaleVersion();
    }

    private AdmissionRules rules() {
        return new AdmissionRules(directory.get(), validity, country);
    }

    /** There is no such alert, or it is not the caller's: which of the two is nobody's business. */
    public static final class NoSuchAlert extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The alert has another version than the caller saw. */
    public static final class StaleVersion extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
