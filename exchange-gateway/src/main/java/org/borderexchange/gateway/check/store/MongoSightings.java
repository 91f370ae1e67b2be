package org.borderexchange.gateway.check.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.check.Sightings;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** Collection {@code sightings}: {@code {_id: "<alert>/<cc>/<ULID>", alert, order, by, ulid, event}}. */
final class MongoSightings implements Sightings {

    private static final String ALERT = "alert";
    private static final String ORDER = "order";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> sightings;

    MongoSightings(MongoDatabase database) {
        sightings = AuthoredDocuments.durable(database).getCollection("sightings");
        StoreCalls.run(() -> sightings.createIndex(Indexes.descending(ALERT, ORDER), new IndexOptions().unique(true)));
    }

    @Override
    public void keep(List<Sighting> reported) {
        var writes = reported.stream()
                .map(MongoSightings::document)
                .map(document -> new ReplaceOneModel<>(new Document("_id", document.get("_id")), document, UPSERT))
                .toList();
        if (!writes.isEmpty()) {
            StoreCalls.run(() -> sightings.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        }
    }

    @Override
    public List<Sighting> find(AlertId alert, Optional<String> before, int limit) {
        var criteria = new ArrayList<Bson>();
        criteria.add(Filters.eq(ALERT, alert.toString()));
        before.ifPresent(order -> criteria.add(Filters.lt(ORDER, order)));
        return StoreCalls.call(() -> sightings
                .find(Filters.and(criteria))
                .sort(Sorts.descending(ORDER))
                .limit(limit)
                .map(document -> sighting(alert, document))
                .into(new ArrayList<>()));
    }

    private static Document document(Sighting sighting) {
        var id = String.join("/", sighting.alert().toString(), sighting.by().value(), sighting.ulid());
        return new Document("_id", id)
                .append(ALERT, sighting.alert().toString())
                .append(ORDER, sighting.order())
                .append("by", sighting.by().value())
                .append("ulid", sighting.ulid())
                .append("event", new Binary(sighting.event().bytes()));
    }

    private static Sighting sighting(AlertId alert, Document document) {
        return new Sighting(
                alert,
                new CountryCode(document.getString("by")),
                document.getString("ulid"),
                new EncodedEvent(document.get("event", Binary.class).getData()));
    }
}
