package org.borderexchange.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database of {@link StoredCollection}s, kept in the file as BSON. */
final class StoredDatabase extends H2Database {

    private static final String DOCUMENTS = "databases.";

    private final MVStore store;

    /** From then on an index that is declared is a new one. */
    private boolean opened;

    StoredDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // the inherited constructor opens collections already
        super(name, store, cursors);
        opened = true;
        fillIndexes();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        var documents = store.openMap(
                DOCUMENTS + getFullCollectionNamespace(name),
                new MVMap.Builder<Object, Document>().valueType(new BsonType.Documents()));
        MVMap<String, Object> meta = store.openMap("meta." + getFullCollectionNamespace(name));
        return new StoredCollection(this, name, options, documents, meta, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        var map = getFullCollectionNamespace(collection) + "._index_" + index;
        var positions = store.openMap(map, new MVMap.Builder<KeyValue, Object>().keyType(new BsonType.IndexKeys()));
        return keys.stream().anyMatch(key -> key.getKey().contains("."))
                ? super.openOrCreateUniqueIndex(collection, index, keys, sparse) // it finds the map open
                : new UniqueIndex(index, keys, sparse, positions, !opened, store.openMap("multivalued"));
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new SecondaryIndex(index, keys, sparse);
    }

    @Override
    protected synchronized void addIndex(Document description) {
        super.addIndex(description);
        fillIndexes();
    }

    private void fillIndexes() {
        collectionNames().forEach(name -> {
            if (resolveCollection(name, false) instanceof StoredCollection collection) {
                collection.fillIndexes();
            }
        });
    }

    /** Drops its own collections only; the inherited method also takes databases whose names begin with this one's. */
    @Override
    public void drop(Oplog oplog) {
        collectionNames()
                .sorted(Comparator.comparing(StoredDatabase::isSystem))
                .forEach(collection -> dropCollection(collection, oplog));
    }

    private Stream<String> collectionNames() {
        var prefix = DOCUMENTS + databaseName + ".";
        return store.getMapNames().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()));
    }

    /** Their indexes and their names are looked up there when the others go. */
    private static boolean isSystem(String collection) {
        return collection.startsWith("system.");
    }
}
