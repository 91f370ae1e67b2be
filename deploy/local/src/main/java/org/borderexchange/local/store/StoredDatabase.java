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
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** A database of {@link StoredCollection}s, kept in the file as BSON. */
final class StoredDatabase extends H2Database {

    private static final String DOCUMENTS = "databases.";

    private final MVStore store;

    StoredDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // the inherited constructor opens collections already
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        var documents = store.openMap(
                DOCUMENTS + getFullCollectionNamespace(name),
                new MVMap.Builder<Object, Document>().valueType(new BsonType.Documents()));
        MVMap<String, Object> meta = store.openMap("meta." + getFullCollectionNamespace(name));
        return new StoredCollection(this, name, options, documents, meta, cursorRegistry);
    }

    /** Opens the index's map first, so that the inherited method finds it with these keys. */
    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        store.openMap(
                getFullCollectionNamespace(collection) + "._index_" + index,
                new MVMap.Builder<KeyValue, Object>().keyType(new BsonType.IndexKeys()));
        return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }

    /** Drops its own collections only; the inherited method also takes databases whose names begin with this one's. */
    @Override
    public void drop(Oplog oplog) {
        var prefix = DOCUMENTS + databaseName + ".";
        store.getMapNames().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .sorted(Comparator.comparing(StoredDatabase::isSystem))
                .forEach(collection -> dropCollection(collection, oplog));
    }

    /** Their indexes and their names are looked up there when the others go. */
    private static boolean isSystem(String collection) {
        return collection.startsWith("system.");
    }
}
