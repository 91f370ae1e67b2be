package org.borderexchange.notification.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** What an insertion found there already. */
public final class TakenKeys {

    /** Did nothing else go wrong? What was not confirmed by the majority may be rolled back. */
    public static boolean only(MongoBulkWriteException partly) {
        return partly.getWriteConcernError() == null
                && partly.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    /** @return false if its key is taken */
    public static boolean inserted(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    private TakenKeys() {}
}
