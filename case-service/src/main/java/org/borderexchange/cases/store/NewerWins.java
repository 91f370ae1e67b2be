package org.borderexchange.cases.store;

import com.mongodb.ErrorCategory;
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
import org.bson.Document;

/**
 * Documents {@code {_id, version, …}} of which the highest version stays, whoever writes and however often. Reads, decides and
 * writes with a guard; an upsert with a range of versions would scan where only equality is fast.
 */
public final class NewerWins {

    public static final String ID = "_id";
    public static final String VERSION = "version";

    private final MongoCollection<Document> documents;

    public NewerWins(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    public void apply(List<Document> told) {
        var newest = new LinkedHashMap<String, Document>();
        told.forEach(document -> newest.merge(document.getString(ID), document, NewerWins::newer));
        if (newest.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes;
        do {
            writes = writes(newest, versions(newest.keySet()));
        } while (!written(writes));
    }

    private static Document newer(Document one, Document other) {
        return other.getInteger(VERSION) > one.getInteger(VERSION) ? other : one;
    }

    private Map<String, Integer> versions(Set<String> ids) {
        var versions = new HashMap<String, Integer>();
        documents
                .find(new Document(ID, new Document("$in", ids)))
                .projection(new Document(VERSION, 1))
                .forEach(held -> versions.put(held.getString(ID), held.getInteger(VERSION)));
        return versions;
    }

    private static List<WriteModel<Document>> writes(Map<String, Document> newest, Map<String, Integer> held) {
        var writes = new ArrayList<WriteModel<Document>>();
        newest.forEach((id, document) -> {
            var seen = held.get(id);
            if (seen == null) {
                writes.add(new InsertOneModel<>(document));
            } else if (seen < document.getInteger(VERSION)) {
                writes.add(new ReplaceOneModel<>(new Document(ID, id).append(VERSION, seen), document));
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
            if (isOnlyOfDuplicates(partly)) {
                return false;
            }
            throw partly;
        }
    }

    /** What the majority has not confirmed may be lost, whatever else went wrong. */
    private static boolean isOnlyOfDuplicates(MongoBulkWriteException partly) {
        return partly.getWriteConcernError() == null
                && partly.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }
}
