package org.borderexchange.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.MVMap;

/** A collection whose stored documents never change in place, and which finds by a unique index whenever one helps. */
final class StoredCollection extends H2Collection {

    /** Guarded by this, as the inherited updates are. */
    private boolean updating;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        updating = true;
        try {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        } finally {
            updating = false;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        updating = true;
        try {
            return super.findAndModify(query);
        } finally {
            updating = false;
        }
    }

    /** Gives updates copies to work on: a reader may still be sending the stored document. */
    @Override
    protected QueryResult createQueryResult(List<Document> found, int batchSize) {
        var documents = updating ? found.stream().map(Document::cloneDeeply).toList() : found;
        return super.createQueryResult(documents, batchSize);
    }

    /**
     * Uses a unique index when the query has all its fields, among others: the whole query is matched against what the
     * index finds. The inherited search wants exactly the index's fields, and scans for {@code {_id, revision}}.
     */
    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        var conditions = conditions(query);
        for (var index : getIndexes()) {
            var part = part(conditions, index);
            if (index.canHandle(part)) {
                return matchDocuments(query, index.getPositions(part), orderBy, skip, limit, batchSize, projection);
            }
        }
        return super.queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    /** The fields that every match has to satisfy, those within {@code $and} included. */
    private static Document conditions(Document query) {
        var conditions = new Document();
        query.forEach((key, value) -> {
            if (key.equals("$and")) {
                ((List<?>) value).forEach(each -> conditions((Document) each).forEach(conditions::putIfAbsent));
            } else {
                conditions.putIfAbsent(key, value);
            }
        });
        return conditions;
    }

    private static Document part(Document conditions, Index<Object> index) {
        var part = new Document();
        for (var key : index.getKeys()) {
            if (conditions.containsKey(key.getKey())) {
                part.put(key.getKey(), conditions.get(key.getKey()));
            }
        }
        return part;
    }
}
