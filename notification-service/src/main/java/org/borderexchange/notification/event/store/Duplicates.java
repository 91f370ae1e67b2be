package org.borderexchange.notification.event.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;

/** What a bulk of insertions found there already. */
final class Duplicates {

    /** Did nothing else go wrong? */
    static boolean only(MongoBulkWriteException partly) {
        return partly.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    private Duplicates() {}
}
