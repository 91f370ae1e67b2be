package org.borderexchange.gateway.casework.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.ID;
import static org.borderexchange.gateway.store.Copies.VERSION;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.borderexchange.gateway.casework.Page;
import org.borderexchange.gateway.casework.Search;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.store.Copies;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.topic.EventKey;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What the hub tells, as it was told last: {@code {_id: key, version, at}}, and unless it is lost its content, {@code event} in it. */
final class HeldDocuments {

    static final String ORDER = "order";
    static final String STATUS = "status";
    static final String WORKING_GROUPS = "workingGroups";
    static final String EVENT = "event";

    private static final String AT = "at";

    private final Copies copies;

    HeldDocuments(MongoDatabase database, String collection) {
        copies = new Copies(database, collection);
        StoreCalls.run(() -> documents().createIndex(Indexes.descending(ORDER), new IndexOptions().sparse(true)));
    }

    MongoCollection<Document> documents() {
        return copies.documents();
    }

    <T> void applyNewer(List<Told<T>> told, Function<T, Document> content) {
        copies.applyNewer(told.stream().map(one -> document(one, content)).toList());
    }

    /** @param reader of a document that has content */
    <T> Optional<Told<T>> find(String id, Function<Document, T> reader) {
        return copies.find(List.of(id)).stream()
                .map(document -> told(document, reader))
                .findFirst();
    }

    <T> Page<T> list(Search<? extends Enum<?>> search, Function<Document, T> reader) {
        var found = StoreCalls.call(() -> documents()
                .find(filter(search))
                .sort(Sorts.descending(ORDER))
                .limit(search.limit())
                .into(new ArrayList<>()));
        return new Page<>(
                found.stream().map(reader).toList(),
                found.size() < search.limit()
                        ? Optional.empty()
                        : Optional.of(found.getLast().getString(ORDER)));
    }

    private static Bson filter(Search<? extends Enum<?>> search) {
        var criteria = new ArrayList<Bson>();
        criteria.add(Filters.exists(ORDER));
        search.workingGroup().ifPresent(group -> criteria.add(Filters.eq(WORKING_GROUPS, group.value())));
        search.status().ifPresent(status -> criteria.add(Filters.eq(STATUS, status.name())));
        search.before().ifPresent(order -> criteria.add(Filters.lt(ORDER, order)));
        return Filters.and(criteria);
    }

    private static <T> Document document(Told<T> told, Function<T, Document> content) {
        var document = new Document(ID, told.key().toString())
                .append(VERSION, told.version())
                .append(AT, Date.from(told.at()));
        told.content().map(content).ifPresent(document::putAll);
        return document;
    }

    private static <T> Told<T> told(Document document, Function<Document, T> reader) {
        return new Told<>(
                EventKey.parse(document.getString(ID)).orElseThrow(),
                document.getInteger(VERSION),
                document.getDate(AT).toInstant(),
                document.containsKey(EVENT) ? Optional.of(reader.apply(document)) : Optional.empty());
    }
}
