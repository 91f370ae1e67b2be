package org.borderexchange.gateway.alert.store;

import static org.borderexchange.gateway.alert.store.AlertDocuments.*;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.borderexchange.gateway.alert.LiveAlerts;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.matching.Identified;
import org.bson.conversions.Bson;

/** Live alerts, streamed and counted out. */
final class MongoLiveAlerts implements LiveAlerts {

    private static final Bson LIVE =
            Filters.and(Filters.eq(READABLE, true), Filters.eq(STATUS, AlertStatus.ACTIVE.name()));
    private static final int PORTION = 1_000;

    private final AlertDocuments documents;

    MongoLiveAlerts(AlertDocuments documents) {
        this.documents = documents;
    }

    @Override
    public void forEach(Consumer<List<Identified>> action) {
        forEach(LIVE, action);
    }

    /** Asks for nothing but the time, so that no other index is a choice; what is not live has no identifiers. */
    @Override
    public void forEachStoredSince(Instant time, Consumer<List<Identified>> action) {
        forEach(Filters.gte(STORED_AT, Date.from(time)), action);
    }

    private void forEach(Bson query, Consumer<List<Identified>> action) {
        StoreCalls.run(() -> documents
                .alerts
                .find(query)
                .projection(Projections.include(READABLE, EVENT))
                .batchSize(PORTION)
                .forEach(document -> action.accept(liveIdentifiers(document))));
    }

    @Override
    public Set<String> inUse(Collection<String> keys) {
        return StoreCalls.call(() -> {
            var open = new HashSet<>(keys);
            var inUse = new HashSet<String>();
            int read = PORTION;
            // Each portion settles at least one key, so that half a million alerts that share one are not read for it.
            while (read == PORTION && !open.isEmpty()) {
                read = 0;
                for (var document : documents
                        .alerts
                        .find(Filters.and(LIVE, Filters.in(KEYS, Set.copyOf(open))))
                        .projection(Projections.include(KEYS))
                        .limit(PORTION)) {
                    document.getList(KEYS, String.class).stream()
                            .filter(open::remove)
                            .forEach(inUse::add);
                    read++;
                }
            }
            return inUse;
        });
    }
}
