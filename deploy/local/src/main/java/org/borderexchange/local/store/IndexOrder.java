package org.borderexchange.local.store;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order of keys in an index: MongoDB's order of values, field by field; a key comes before those that it begins. */
final class IndexOrder {

    static int compareKeys(List<? extends @Nullable Object> one, List<? extends @Nullable Object> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            var order = compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    static int compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String text && other instanceof String otherText) {
            return text.compareTo(otherText);
        }
        if (one instanceof Number number && other instanceof Number otherNumber) {
            var order = Double.compare(number.doubleValue(), otherNumber.doubleValue());
            return order != 0 ? order : Long.compare(number.longValue(), otherNumber.longValue());
        }
        return ValueComparator.ascWithoutListHandling().compare(one, other);
    }

    /** Whether searches by index ask for the value: its equality and order are beyond doubt. */
    static boolean isIndexed(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number && !(value instanceof Decimal128)
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof ObjectId
                || value instanceof UUID
                || value instanceof BinData;
    }

    /** The same for numbers that are equal, whatever their types. */
    static int hash(Object value) {
        return value instanceof Number number
                ? Double.hashCode(number.doubleValue() + 0.0) // of the two zeros, the positive one
                : value.hashCode();
    }

    private IndexOrder() {}
}
