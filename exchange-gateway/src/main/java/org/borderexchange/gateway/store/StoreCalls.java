package org.borderexchange.gateway.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.util.function.Supplier;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.bson.Document;

/** Calls of the database whose failure means: nothing is acknowledged. */
public final class StoreCalls {

    /** @throws StoreUnavailable if the database did not answer or did not confirm; duplicate keys pass through */
    public static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException failure) {
            if (isDuplicateKey(failure)) {
                throw failure;
            }
            throw new StoreUnavailable(failure);
        }
    }

    public static void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    private static boolean isDuplicateKey(MongoException failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** Is nothing wrong with what was not written but that there is one of its key already? A write that is not confirmed may be undone. */
    public static boolean onlyTakenKeys(MongoBulkWriteException partly) {
        return partly.getWriteConcernError() == null
                && partly.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    /** @return false if there is one of that key already */
    public static boolean insertedAsFirst(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException duplicate) {
            if (isDuplicateKey(duplicate)) {
                return false;
            }
            throw duplicate;
        }
    }

    private StoreCalls() {}
}
