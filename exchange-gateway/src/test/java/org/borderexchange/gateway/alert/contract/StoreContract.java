package org.borderexchange.gateway.alert.contract;

import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.submission;

import java.time.Duration;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.Alert;
import org.borderexchange.gateway.alert.AlertCopies;
import org.borderexchange.gateway.alert.AlertDetails;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.OwnAlert;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.Relay;
import org.borderexchange.schemas.topic.AlertId;

/** One empty database, and instances of Serbia's gateway that share it. */
public interface StoreContract {

    Duration LEASE = Duration.ofSeconds(15);

    Duration A_MOMENT = Duration.ofMillis(1);

    SettableClock clock();

    Ports instance(String name, Relay relay);

    default Instance instance(String name) {
        var relay = new RoomyRelay();
        return new Instance(instance(name, relay), relay, clock());
    }

    record Ports(Alerts alerts, VisibleAlerts visible, AlertCopies copies, Outbox outbox) {}

    /** One instance, with the acts that tests repeat. */
    record Instance(Ports ports, RoomyRelay relay, SettableClock clock) {

        public Alerts alerts() {
            return ports.alerts();
        }

        public VisibleAlerts visible() {
            return ports.visible();
        }

        public AlertCopies copies() {
            return ports.copies();
        }

        public Outbox outbox() {
            return ports.outbox();
        }

        /** Stores a new alert of now. */
        public Alert issue(AlertDetails details) {
            var issued = issued(RS, details, clock.instant());
            try {
                alerts().insert(issued, submission());
            } catch (Alerts.AlreadySubmitted unexpected) {
                throw new AssertionError(unexpected);
            }
            return issued.alert();
        }

        /** Stores a new alert, whose outbox comes back leased to this instance. */
        public LeasedOutbox issueAndLease(AlertDetails details) {
            issue(details);
            return relay.taken.getLast();
        }

        /** Stores a new version that says the same. */
        public Alert amend(AlertId id) {
            var before = own(id);
            return update(before, before.alert().amend(before.alert().details(), clock.instant()));
        }

        public Alert amend(AlertId id, AlertDetails details) {
            var before = own(id);
            return update(before, before.alert().amend(details, clock.instant()));
        }

        public Alert withdraw(AlertId id) {
            var before = own(id);
            return update(before, before.alert().withdraw("found", clock.instant()));
        }

        public Alert expire(AlertId id) {
            var before = own(id);
            return update(before, before.alert().expire(clock.instant()));
        }

        public OwnAlert own(AlertId id) {
            return alerts().find(id).orElseThrow();
        }

        private Alert update(OwnAlert before, Alert.Outcome outcome) {
            try {
                alerts().update(before, outcome, "colleague");
            } catch (Alerts.ConcurrentChange unexpected) {
                throw new AssertionError(unexpected);
            }
            return outcome.alert();
        }
    }
}
