package org.borderexchange.gateway.alert.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.util.function.Supplier;
import org.borderexchange.gateway.problem.StoreUnavailable;

/** Calls of the database whose failure means: nothing is acknowledged. */
final class StoreCalls {

    /** @throws StoreUnavailable if the database did not answer or did not confirm; duplicate keys pass through */
    static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException failure) {
            if (isDuplicateKey(failure)) {
                throw failure;
            }
            throw new StoreUnavailable(failure);
        }
    }

    static void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    static boolean isDuplicateKey(MongoException failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private StoreCalls() {}
}
