package org.borderexchange.cases.hit.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.HitCursor;
import org.borderexchange.cases.hit.HitView;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The collections of each generation, so that a late writer of an old one cannot spoil the present one:
 *
 * <ul>
 *   <li>{@code hits_<generation>}: {@code {_id: "H-…/RS", version, hit, country, event, told, wholeGroups, order, grade,
 *       status, workingGroups}}; {@code told: false} has nothing behind it: the country has lost the hit
 *   <li>{@code verdicts_<generation>}: {@code {_id: "H-…/RS", version, event}}
 * </ul>
 */
final class HitCollections {

    static final String ID = "_id";
    static final String VERSION = "version";
    static final String HIT = "hit";
    static final String COUNTRY = "country";
    static final String TOLD = "told";
    static final String WHOLE_GROUPS = "wholeGroups";
    static final String ORDER = "order";
    static final String GRADE = "grade";
    static final String STATUS = "status";
    static final String WORKING_GROUPS = "workingGroups";

    private static final String EVENT = "event";
    private static final Pattern OF_GENERATION = Pattern.compile("(?:hits|verdicts)_([0-9]{1,9})");

    /** Of one generation. */
    record Pair(MongoCollection<Document> hits, MongoCollection<Document> verdicts) {}

    private final MongoDatabase database;
    private final Map<Integer, Pair> known = new ConcurrentHashMap<>();

    HitCollections(MongoDatabase database) {
        this.database = database;
    }

    Pair of(int generation) {
        return known.computeIfAbsent(generation, this::prepared);
    }

    private Pair prepared(int generation) {
        var hits = database.getCollection("hits_" + generation);
        var verdicts = database.getCollection("verdicts_" + generation);
        hits.createIndex(Indexes.ascending(ID, VERSION), new IndexOptions().unique(true));
        hits.createIndex(Indexes.compoundIndex(Indexes.ascending(COUNTRY), Indexes.descending(ORDER)));
        hits.createIndex(Indexes.compoundIndex(Indexes.ascending(WHOLE_GROUPS), Indexes.descending(ORDER)));
        hits.createIndex(Indexes.ascending(HIT));
        verdicts.createIndex(Indexes.ascending(ID, VERSION), new IndexOptions().unique(true));
        return new Pair(hits, verdicts);
    }

    void dropBefore(int generation) {
        for (var name : database.listCollectionNames().into(new ArrayList<>())) {
            var matcher = OF_GENERATION.matcher(name);
            if (matcher.matches() && Integer.parseInt(matcher.group(1)) < generation) {
                database.getCollection(name).drop();
            }
        }
        known.keySet().removeIf(old -> old < generation);
    }

    static Document document(HitView view) {
        var document = new Document(ID, id(view.id(), view.country()))
                .append(VERSION, view.version())
                .append(HIT, view.id().toString())
                .append(COUNTRY, view.country().value())
                .append(EVENT, new Binary(EventEncoding.encode(view.event())))
                .append(TOLD, view.content().isPresent())
                .append(WHOLE_GROUPS, view.goesToWholeGroups());
        view.content()
                .ifPresent(hit -> document.append(ORDER, cursor(view).text())
                        .append(GRADE, hit.getGrade().name())
                        .append(STATUS, hit.getStatus().name())
                        .append(WORKING_GROUPS, view.workingGroups()));
        return document;
    }

    static Document document(GivenVerdict verdict) {
        return new Document(ID, id(verdict.hit(), verdict.by()))
                .append(VERSION, verdict.version())
                .append(EVENT, new Binary(EventEncoding.encode(verdict.event())));
    }

    static HitView view(Document document) {
        return new HitView(
                HitId.parse(document.getString(HIT)).orElseThrow(),
                new CountryCode(document.getString(COUNTRY)),
                event(document));
    }

    static GivenVerdict verdict(Document document) {
        var event = event(document);
        return new GivenVerdict(
                HitId.parse(event.getSubjectId()).orElseThrow(), new CountryCode(event.getOriginator()), event);
    }

    /** Of a view with content. */
    static HitCursor cursor(HitView view) {
        var detectedAt = view.content().orElseThrow().getDetectedAt();
        return HitCursor.at(Instant.ofEpochMilli(detectedAt), view.id());
    }

    static String id(HitId hit, CountryCode country) {
        return hit + "/" + country;
    }

    private static ExchangeEvent event(Document document) {
        return EventEncoding.decode(document.get(EVENT, Binary.class).getData());
    }
}
