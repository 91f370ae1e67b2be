package org.borderexchange.cases.hit.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.HitCursor;
import org.borderexchange.cases.hit.HitView;
import org.borderexchange.cases.store.GenerationCollections;
import org.borderexchange.cases.store.NewerWins;
import org.borderexchange.cases.store.StoredEvent;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.bson.Document;

/**
 * What each generation keeps of hits:
 *
 * <ul>
 *   <li>{@code hits_<generation>}: {@code {_id: "H-…/RS", version, hit, country, event, told, wholeGroups, order, grade,
 *       status, workingGroups}}; {@code told: false} has nothing behind it: the country has lost the hit
 *   <li>{@code verdicts_<generation>}: {@code {_id: "H-…/RS", version, event}}
 * </ul>
 */
final class HitCollections {

    static final String ID = NewerWins.ID;
    static final String VERSION = NewerWins.VERSION;
    static final String HIT = "hit";
    static final String COUNTRY = "country";
    static final String TOLD = "told";
    static final String WHOLE_GROUPS = "wholeGroups";
    static final String ORDER = "order";
    static final String GRADE = "grade";
    static final String STATUS = "status";
    static final String WORKING_GROUPS = "workingGroups";

    private static final String HITS = "hits";
    private static final String VERDICTS = "verdicts";

    /** Of one generation. */
    record Pair(MongoCollection<Document> hits, MongoCollection<Document> verdicts) {}

    private final GenerationCollections collections;

    HitCollections(MongoDatabase database) {
        this.collections = new GenerationCollections(
                database,
                Map.of(
                        HITS,
                        List.of(
                                Indexes.compoundIndex(Indexes.ascending(COUNTRY), Indexes.descending(ORDER)),
                                Indexes.compoundIndex(Indexes.ascending(WHOLE_GROUPS), Indexes.descending(ORDER)),
                                Indexes.ascending(HIT)),
                        VERDICTS,
                        List.of()));
    }

    Pair of(int generation) {
        return new Pair(collections.of(HITS, generation), collections.of(VERDICTS, generation));
    }

    void dropBefore(int generation) {
        collections.dropBefore(generation);
    }

    static Document document(HitView view) {
        var document = new Document(ID, id(view.id(), view.country()))
                .append(VERSION, view.version())
                .append(HIT, view.id().toString())
                .append(COUNTRY, view.country().value())
                .append(StoredEvent.EVENT, StoredEvent.of(view.event()))
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
                .append(StoredEvent.EVENT, StoredEvent.of(verdict.event()));
    }

    static HitView view(Document document) {
        return new HitView(
                HitId.parse(document.getString(HIT)).orElseThrow(),
                new CountryCode(document.getString(COUNTRY)),
                StoredEvent.in(document));
    }

    static GivenVerdict verdict(Document document) {
        var event = StoredEvent.in(document);
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
}
