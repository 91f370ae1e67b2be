package org.borderexchange.gateway.alert.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.borderexchange.gateway.alert.contract.StoreContract.Ports;
import org.borderexchange.gateway.outbox.Relay;

/** The adapters of one instance, for tests. */
public final class MongoStore {

    public static Ports instance(MongoDatabase database, String name, Duration lease, Clock clock, Relay relay) {
        return instance(AlertDocuments.in(database), name, lease, clock, relay);
    }

    static Ports instance(AlertDocuments documents, String name, Duration lease, Clock clock, Relay relay) {
        var leasing = new Leasing(name, lease, clock);
        var entries = new OutboxEntries(Optional::empty);
        return new Ports(
                new MongoAlerts(documents, entries, leasing, relay, clock),
                new MongoVisibleAlerts(documents),
                new MongoAlertCopies(documents),
                new MongoOutbox(documents, entries, leasing, clock));
    }

    private MongoStore() {}
}
