package org.borderexchange.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index over fields of the document itself, kept in the file. */
final class UniqueIndex extends AbstractUniqueIndex<Object> implements OrderedIndex {

    private final MVMap<KeyValue, Object> positions;
    private final boolean isFilled;
    private final Map<String, Boolean> multiValued;
    private final List<String> fields;

    /**
     * @param positions by key
     * @param isFilled whether the documents are in it, though perhaps none has a key
     * @param multiValued names of such maps that have, or had, a document with several keys, none, or one that is not
     *     plain; kept in the file
     */
    UniqueIndex(
            String name,
            List<IndexKey> keys,
            boolean sparse,
            MVMap<KeyValue, Object> positions,
            boolean isFilled,
            Map<String, Boolean> multiValued) {
        super(name, keys, sparse);
        this.positions = positions;
        this.isFilled = isFilled;
        this.multiValued = multiValued;
        this.fields = keys.stream().map(IndexKey::getKey).toList();
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        super.add(document, position, collection);
        var values = getKeyValues(document);
        if (values.size() != 1 || !isPlain(values.iterator().next())) {
            multiValued.put(positions.getName(), true);
        }
    }

    private static boolean isPlain(KeyValue key) {
        return key.stream().allMatch(value -> value == null || IndexOrder.isIndexed(value));
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    @Override
    public boolean isSingleValued() {
        return !multiValued.containsKey(positions.getName());
    }

    @Override
    public Iterator<Object> between(List<Object> low, List<Object> high, boolean descending) {
        return OrderedIndex.between(positions, new KeyValue(low), new KeyValue(high), descending);
    }

    /** Not those that a sparse index does not have, which the inherited method overlooks within {@code $in}. */
    @Override
    public boolean canHandle(Document query) {
        return super.canHandle(query) && !(isSparse() && query.values().stream().anyMatch(UniqueIndex::admitsNull));
    }

    private static boolean admitsNull(@Nullable Object condition) {
        return condition instanceof Document operators
                && operators.get("$in") instanceof Collection<?> values
                && values.contains(null);
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.putIfAbsent(key, Missing.ofNullable(position)) == null;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(key);
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return positions.entrySet();
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    /** Asked whether it has to be filled, for which all documents would be read at every opening. */
    @Override
    public boolean isEmpty() {
        return !isFilled && super.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        multiValued.remove(positions.getName());
    }
}
