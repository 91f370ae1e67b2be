package org.borderexchange.gateway.alert.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.alert.LiveAlerts;
import org.borderexchange.gateway.alert.LiveIdentifiers;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.alert.contract.StoreContract.Ports;
import org.borderexchange.gateway.outbox.Relay;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.Leasing;
import org.borderexchange.gateway.store.MongoOutbox;
import org.borderexchange.gateway.store.OutboxEntries;

/** The adapters of one instance, for tests. */
public final class MongoStore {

    /** Who answers no checks. */
    static final LiveIdentifiers NOBODY = (before, now) -> {};

    /** @param others what else the outbox serves */
    public static Ports instance(
            MongoDatabase database,
            String name,
            Duration lease,
            Clock clock,
            Relay relay,
            AuthoredDocuments... others) {
        return instance(AlertDocuments.in(database), name, lease, clock, relay, NOBODY, others);
    }

    /** An instance that sends nothing. */
    public static Ports instance(MongoDatabase database, Clock clock, LiveIdentifiers identifiers) {
        var lease = Duration.ofSeconds(15);
        return instance(AlertDocuments.in(database), "checked", lease, clock, new RoomyRelay(), identifiers);
    }

    public static LiveAlerts live(MongoDatabase database) {
        return new MongoLiveAlerts(AlertDocuments.in(database));
    }

    static Ports instance(
            AlertDocuments documents,
            String name,
            Duration lease,
            Clock clock,
            Relay relay,
            LiveIdentifiers identifiers,
            AuthoredDocuments... others) {
        var leasing = new Leasing(name, lease, clock);
        var entries = new OutboxEntries(Optional::empty);
        var authored = new ArrayList<>(List.of(others));
        authored.add(MongoAlerts.authored(documents, entries));
        return new Ports(
                new MongoAlerts(documents, entries, new AuthoredWrites(leasing, relay, clock), identifiers),
                new MongoVisibleAlerts(documents),
                new MongoAlertCopies(documents, identifiers, clock),
                new MongoOutbox(authored, leasing, clock));
    }

    private MongoStore() {}
}
