package org.borderexchange.local.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.MVMap;

/** An index whose keys, the values of its fields in turn, can be visited in {@link IndexOrder}. */
interface OrderedIndex {

    /** The fields of its keys in turn, as queries name them. */
    List<String> fields();

    /** Whether it has all the documents that belong in it. */
    default boolean isReady() {
        return true;
    }

    /** Whether each document in it has exactly one key, with a plain value for each field. */
    boolean isSingleValued();

    /** How many keys there are. */
    long getCount();

    /**
     * Visits the documents whose keys lie between two keys, or beginnings of keys, both included.
     *
     * @param descending from {@code high} to {@code low}
     * @return positions; a document with several keys may come again
     */
    Iterator<Object> between(List<Object> low, List<Object> high, boolean descending);

    /** Visits those documents without a key that may have a value, among others, in the first field. */
    default Iterator<Object> amongOthers(Object value) {
        return Collections.emptyIterator();
    }

    static <K> Iterator<Object> between(MVMap<K, Object> positions, K low, K high, boolean descending) {
        var cursor = descending ? positions.cursor(high, low, true) : positions.cursor(low, high, false);
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Object next() {
                cursor.next();
                return cursor.getValue();
            }
        };
    }
}
