package org.borderexchange.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MinKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * A non-unique index. It lies in memory only, lest a write cost the file a page for each key, and is filled from the
 * documents when the store is opened. Guarded by its collection.
 *
 * <p>Documents that lack the first field are not in it, sparse or not: no search by index wants them.
 */
final class SecondaryIndex extends Index<Object> implements OrderedIndex {

    /** Stands for what a path leads to that has an array on its way. */
    private static final Object SEVERAL = new Object();

    /**
     * What the index holds of a document.
     *
     * @param key the values of the fields, up to the first that is not plain
     * @param codes of the elements, where the first field is an array
     * @param isObscure nobody can tell what the first field has: every search looks at the document
     */
    private record Entry(List<Object> key, List<Integer> codes, boolean isObscure) {}

    private final List<String> fields;
    private final List<List<String>> paths;

    /** Positions by key and, to tell equal keys apart, position; null is the least value. */
    private final MVMap<List<Object>, Object> keys = new MVStore.Builder()
            .open()
            .openMap("keys", new MVMap.Builder<List<Object>, Object>().keyType(new KeysInMemory()));

    private final ElementPostings elements = new ElementPostings();

    /** Positions. */
    private final Set<Object> obscure = new HashSet<>();

    /** Documents whose key lacks fields. */
    private int withoutFullKey;

    private boolean following;

    SecondaryIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.fields = keys.stream().map(IndexKey::getKey).toList();
        this.paths =
                fields.stream().map(field -> List.of(field.split("\\.", -1))).toList();
    }

    /** Begins to follow the collection, whose present documents the caller adds before anything else happens. */
    void follow() {
        following = true;
    }

    @Override
    public boolean isReady() {
        return following;
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    @Override
    public boolean isSingleValued() {
        return withoutFullKey == 0;
    }

    @Override
    public Iterator<Object> between(List<Object> low, List<Object> high, boolean descending) {
        return OrderedIndex.between(keys, low, high, descending);
    }

    @Override
    public Iterator<Object> amongOthers(Object value) {
        var found = new ArrayList<>(obscure);
        elements.of(IndexOrder.hash(value)).forEachRemaining(found::add);
        return found.iterator();
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        if (following) {
            entry(document).ifPresent(entry -> add(entry, position));
        }
    }

    @Override
    public Object remove(Document document) {
        var position = Missing.ofNullable(document.get("_id"));
        if (following) {
            entry(document).ifPresent(entry -> remove(entry, position));
        }
        return position;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        var old = entry(before);
        var present = entry(after);
        if (following && !present.equals(old)) {
            old.ifPresent(entry -> remove(entry, position));
            present.ifPresent(entry -> add(entry, position));
        }
    }

    private void add(Entry entry, Object position) {
        if (!entry.key.isEmpty()) {
            keys.put(keyAt(entry, position), position);
        }
        entry.codes.forEach(code -> elements.add(code, position));
        if (entry.isObscure) {
            obscure.add(position);
        }
        if (entry.key.size() < fields.size()) {
            withoutFullKey++;
        }
    }

    private void remove(Entry entry, Object position) {
        if (!entry.key.isEmpty()) {
            keys.remove(keyAt(entry, position));
        }
        entry.codes.forEach(code -> elements.remove(code, position));
        if (entry.isObscure) {
            obscure.remove(position);
        }
        if (entry.key.size() < fields.size()) {
            withoutFullKey--;
        }
    }

    private static List<Object> keyAt(Entry entry, Object position) {
        var key = new ArrayList<>(entry.key);
        key.add(position);
        return List.copyOf(key);
    }

    private Optional<Entry> entry(Document document) {
        var first = value(document, paths.getFirst());
        if (first instanceof Missing) {
            return Optional.empty();
        }
        if (first instanceof Collection<?> array) {
            // The server's matcher looks into arrays within arrays as well.
            boolean isObscure = array.stream().anyMatch(Collection.class::isInstance);
            return Optional.of(new Entry(List.of(), codes(array), isObscure));
        }
        var key = key(document);
        return Optional.of(new Entry(key, List.of(), key.isEmpty()));
    }

    /** Without those that no search by index asks for. */
    private static List<Integer> codes(Collection<?> array) {
        return array.stream()
                .filter(IndexOrder::isIndexed)
                .map(IndexOrder::hash)
                .toList();
    }

    private List<Object> key(Document document) {
        var key = new ArrayList<Object>();
        for (var path : paths) {
            var value = value(document, path);
            if (value instanceof Missing || value == null) {
                key.add(MinKey.getInstance());
            } else if (IndexOrder.isIndexed(value)) {
                key.add(value);
            } else {
                break;
            }
        }
        return key;
    }

    private static @Nullable Object value(Document document, List<String> path) {
        Object value = document;
        for (var name : path) {
            if (value instanceof Collection) {
                return SEVERAL;
            }
            value = value instanceof Document part ? part.getOrMissing(name) : Missing.getInstance();
        }
        return value;
    }

    @Override
    public long getCount() {
        return keys.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    /** Never, lest the inherited method fill it, which would read all documents twice for each index. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    /** Unknown, as unique indexes know it. */
    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    /** Not in the inherited way. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // any document may come
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // any document may come
    }

    @Override
    public void drop() {
        // it goes with its last reference
    }

    private static final class KeysInMemory extends BasicDataType<List<Object>> {

        @Override
        public int compare(List<Object> one, List<Object> other) {
            return IndexOrder.compareKeys(one, other);
        }

        @Override
        @SuppressWarnings("unchecked") // of the engine's own pages
        public List<Object>[] createStorage(int size) {
            return (List<Object>[]) new List<?>[size];
        }

        @Override
        public int getMemory(List<Object> key) {
            return 0;
        }

        @Override
        public void write(WriteBuffer target, List<Object> key) {
            throw new UnsupportedOperationException("in memory only");
        }

        @Override
        public List<Object> read(ByteBuffer source) {
            throw new UnsupportedOperationException("in memory only");
        }
    }
}
