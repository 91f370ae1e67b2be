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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection whose stored documents never change in place, and which finds by its indexes whenever one helps. */
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

    /** Adds the documents to the indexes that do not have them yet: to all in one reading. */
    synchronized void fillIndexes() {
        var empty = getIndexes().stream()
                .filter(SecondaryIndex.class::isInstance)
                .map(SecondaryIndex.class::cast)
                .filter(index -> !index.isReady())
                .toList();
        if (!empty.isEmpty()) {
            empty.forEach(SecondaryIndex::follow);
            streamAllDocumentsWithPosition()
                    .forEach(
                            found -> empty.forEach(index -> index.add(found.getDocument(), found.getPosition(), this)));
        }
    }

    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
    }

    /** Synchronized as the other searches are, for the sake of the indexes. */
    @Override
    public synchronized int count(Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }

    /**
     * Looks only at what the indexes leave, all of which is matched against the whole query. The inherited search knows
     * unique indexes alone, and only when the query has exactly their fields.
     */
    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var positions = search(query, orderBy, skip, limit);
        return positions.isPresent()
                ? matchDocuments(query, positions.get(), orderBy, skip, limit, batchSize, projection)
                : super.queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    private Optional<Collection<Object>> search(Document query, @Nullable Document orderBy, int skip, int limit) {
        var search = new IndexSearch(
                query,
                getIndexes().stream()
                        .filter(OrderedIndex.class::isInstance)
                        .map(OrderedIndex.class::cast)
                        .filter(OrderedIndex::isReady)
                        .toList());
        return orderBy == null || orderBy.isEmpty() || limit <= 0
                ? search.find()
                : search.findFirst(
                        skip + limit, orderBy, count(), position -> documentMatchesQuery(getDocument(position), query));
    }
}
