package org.borderexchange.notification.store;

import com.mongodb.MongoException;
import java.util.function.Supplier;
import org.borderexchange.notification.problem.Unavailable;

/** Calls of the database whose failure means: nothing is known, nothing is acknowledged. */
public final class StoreCalls {

    /** @throws Unavailable if the database did not answer or did not confirm */
    public static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException failure) {
            throw new Unavailable("store unavailable", failure);
        }
    }

    public static void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    private StoreCalls() {}
}
