package org.borderexchange.gateway.check.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Date;
import org.borderexchange.gateway.alert.content.Place;
import org.borderexchange.gateway.check.Checks;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.StoreCalls;
import org.bson.Document;

/**
 * Collection {@code checks}: {@code {_id: ULID, by, at, why, place?, asked: [{kind, hash, dateOfBirth?}], result, alerts: [{id, strength}]}}. Ids sort by
 * time. One index is enough, for this is written a thousand times for each time it is read.
 */
final class MongoChecks implements Checks {

    private final MongoCollection<Document> checks;

    MongoChecks(MongoDatabase database) {
        checks = AuthoredDocuments.durable(database).getCollection("checks");
    }

    @Override
    public void add(Entry entry) {
        var outcome = entry.outcome();
        var document = new Document("_id", entry.id())
                .append("by", entry.by())
                .append("at", Date.from(entry.at()))
                .append("why", entry.why())
                .append("asked", entry.asked().stream().map(MongoChecks::asked).toList())
                .append("result", outcome.isHit() ? "HIT" : "NO_HIT")
                .append(
                        "alerts",
                        outcome.found().stream()
                                .map(found -> new Document("id", found.alert().toString())
                                        .append(
                                                "strength",
                                                found.match().strength().name()))
                                .toList());
        entry.place().ifPresent(place -> document.append("place", place(place)));
        StoreCalls.run(() -> checks.insertOne(document));
    }

    private static Document asked(Asked asked) {
        var document = new Document("kind", asked.kind().name()).append("hash", asked.hash());
        asked.dateOfBirth().ifPresent(hash -> document.append("dateOfBirth", hash));
        return document;
    }

    private static Document place(Place place) {
        return new Document("text", place.text())
                .append("unlocode", place.unlocode())
                .append("latitude", place.latitude())
                .append("longitude", place.longitude())
                .append("borderCrossing", place.borderCrossing());
    }
}
