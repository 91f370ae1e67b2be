package org.borderexchange.gateway.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.ID;
import static org.borderexchange.gateway.store.AuthoredDocuments.byIds;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What others author, as it was heard: {@code {_id, version, …}}. Only a higher version takes a document's place, guarded by
 * {@code {_id, version}}; several instances apply the same, and whoever comes second changes nothing.
 */
public final class Copies {

    public static final String VERSION = "version";

    private static final BinaryOperator<Document> HIGHER = (one, other) -> version(other) > version(one) ? other : one;

    private final MongoCollection<Document> documents;

    /** Declares the index; one that exists already costs nothing. */
    public Copies(MongoDatabase database, String collection) {
        documents = AuthoredDocuments.durable(database).getCollection(collection);
        StoreCalls.run(() -> documents.createIndex(Indexes.ascending(ID, VERSION), new IndexOptions().unique(true)));
    }

    /** @param told several of one id perhaps */
    public void applyNewer(Collection<Document> told) {
        var highest = told.stream().collect(Collectors.toMap(Copies::id, Function.identity(), HIGHER));
        boolean applied = highest.isEmpty();
        while (!applied) {
            applied = StoreCalls.call(() -> write(newer(highest)));
        }
    }

    /** For what else is asked of them; changes go through {@link #applyNewer}, or keep id and version. */
    public MongoCollection<Document> documents() {
        return documents;
    }

    public List<Document> find(List<String> ids) {
        return StoreCalls.call(() -> documents.find(byIds(ids)).into(new ArrayList<>()));
    }

    private List<WriteModel<Document>> newer(Map<String, Document> told) {
        var held = new HashMap<String, Integer>();
        documents
                .find(byIds(List.copyOf(told.keySet())))
                .projection(Projections.include(VERSION))
                .forEach(document -> held.put(id(document), version(document)));
        var writes = new ArrayList<WriteModel<Document>>();
        told.forEach((id, document) -> {
            @Nullable Integer version = held.get(id);
            if (version == null) {
                writes.add(new InsertOneModel<>(document));
            } else if (version < version(document)) {
                writes.add(new ReplaceOneModel<>(new Document(ID, id).append(VERSION, version), document));
            }
        });
        return writes;
    }

    /** @return false if another instance wrote one of them in the meantime: read again and decide again */
    private boolean write(List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return true;
        }
        try {
            var result = documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getInsertedCount() + result.getMatchedCount() == writes.size();
        } catch (MongoBulkWriteException partly) {
            if (StoreCalls.onlyTakenKeys(partly)) {
                return false;
            }
            throw partly;
        }
    }

    private static String id(Document document) {
        return document.getString(ID);
    }

    private static int version(Document document) {
        return document.getInteger(VERSION);
    }
}
