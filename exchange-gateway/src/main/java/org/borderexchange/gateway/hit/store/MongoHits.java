package org.borderexchange.gateway.hit.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.ID;
import static org.borderexchange.gateway.store.Copies.VERSION;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.hit.Hit;
import org.borderexchange.gateway.hit.HitSearch;
import org.borderexchange.gateway.hit.Hits;
import org.borderexchange.gateway.hit.ReceivedHit;
import org.borderexchange.gateway.hit.wire.HitWire;
import org.borderexchange.gateway.store.Copies;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.HitId;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** Collection {@code hits}: {@code {_id, version}}, and unless the hit is lost {@code order, grade, status, event}. */
final class MongoHits implements Hits {

    private static final String ORDER = "order";
    private static final String GRADE = "grade";
    private static final String STATUS = "status";
    private static final String EVENT = "event";

    private final Copies hits;

    MongoHits(MongoDatabase database) {
        hits = new Copies(database, "hits");
        StoreCalls.run(() -> hits.documents().createIndex(Indexes.descending(ORDER), new IndexOptions().sparse(true)));
    }

    @Override
    public void applyNewer(List<ReceivedHit> told) {
        hits.applyNewer(told.stream().map(MongoHits::document).toList());
    }

    @Override
    public List<Hit> find(Collection<HitId> ids) {
        return hits.find(ids.stream().map(HitId::toString).toList()).stream()
                .filter(document -> document.containsKey(EVENT))
                .map(MongoHits::hit)
                .toList();
    }

    @Override
    public Page list(HitSearch search) {
        var found = StoreCalls.call(() -> hits.documents()
                .find(filter(search))
                .sort(Sorts.descending(ORDER))
                .limit(search.limit())
                .into(new ArrayList<>()));
        return new Page(
                found.stream().map(MongoHits::hit).toList(),
                found.size() < search.limit()
                        ? Optional.empty()
                        : Optional.of(found.getLast().getString(ORDER)));
    }

    private static Bson filter(HitSearch search) {
        var criteria = new ArrayList<Bson>();
        criteria.add(Filters.exists(ORDER));
        search.grade().ifPresent(grade -> criteria.add(Filters.eq(GRADE, grade.name())));
        search.status().ifPresent(status -> criteria.add(Filters.eq(STATUS, status.name())));
        search.before().ifPresent(order -> criteria.add(Filters.lt(ORDER, order)));
        return Filters.and(criteria);
    }

    private static Document document(ReceivedHit told) {
        var document = new Document(ID, told.id().toString()).append(VERSION, told.version());
        told.content()
                .ifPresent(hit -> document.append(ORDER, order(hit))
                        .append(GRADE, hit.grade().name())
                        .append(STATUS, hit.status().name())
                        .append(EVENT, new Binary(hit.event().bytes())));
        return document;
    }

    /** By time of detection, and unique. */
    private static String order(Hit hit) {
        return "%015d-%s".formatted(hit.detectedAt().toEpochMilli(), hit.id());
    }

    private static Hit hit(Document document) {
        var event = EventEncoding.decode(document.get(EVENT, Binary.class).getData());
        return HitWire.hit(event).orElseThrow();
    }
}
