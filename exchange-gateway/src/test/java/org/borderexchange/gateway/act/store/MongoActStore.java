package org.borderexchange.gateway.act.store;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.OutboxEntries;

/** The adapter of one instance, for tests. */
public final class MongoActStore {

    /** @param authored for the outbox of that instance */
    public record Instance(Acts acts, AuthoredDocuments authored) {}

    public static Instance instance(MongoDatabase database, AuthoredWrites writes) {
        var entries = new OutboxEntries(Optional::empty);
        var collections = MongoActs.Collections.in(database);
        return new Instance(new MongoActs(collections, entries, writes, writes.clock()), collections.authored(entries));
    }

    private MongoActStore() {}
}
