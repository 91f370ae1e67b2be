package org.borderexchange.notification.event.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderexchange.notification.store.TakenKeys;
import org.bson.Document;

/**
 * Documents {@code {_id, rank, …}} of which the highest rank stays, whoever writes and however often. Reads, decides and
 * writes with a guard; an upsert with a range of ranks would scan where only equality is fast.
 */
final class NewerWins {

    static final String ID = "_id";
    static final String RANK = "rank";

    private final MongoCollection<Document> documents;

    NewerWins(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    void apply(List<Document> told) {
        var newest = new LinkedHashMap<String, Document>();
        told.forEach(document -> newest.merge(document.getString(ID), document, NewerWins::newer));
        List<WriteModel<Document>> writes;
        do {
            writes = writes(newest, ranks(newest.keySet()));
        } while (!written(writes));
    }

    private static Document newer(Document one, Document other) {
        return other.getLong(RANK) > one.getLong(RANK) ? other : one;
    }

    private Map<String, Long> ranks(Set<String> ids) {
        var ranks = new HashMap<String, Long>();
        documents
                .find(new Document(ID, new Document("$in", ids)))
                .forEach(held -> ranks.put(held.getString(ID), held.getLong(RANK)));
        return ranks;
    }

    private static List<WriteModel<Document>> writes(Map<String, Document> newest, Map<String, Long> held) {
        var writes = new ArrayList<WriteModel<Document>>();
        newest.forEach((id, document) -> {
            var seen = held.get(id);
            if (seen == null) {
                writes.add(new InsertOneModel<>(document));
            } else if (seen < document.getLong(RANK)) {
                writes.add(new ReplaceOneModel<>(new Document(ID, id).append(RANK, seen), document));
            }
        });
        return writes;
    }

    /** @return false if another instance wrote one of them in the meantime: read again and decide again */
    private boolean written(List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return true;
        }
        try {
            var result = documents.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getInsertedCount() + result.getMatchedCount() == writes.size();
        } catch (MongoBulkWriteException partly) {
            if (TakenKeys.only(partly)) {
                return false;
            }
            throw partly;
        }
    }
}
