package org.borderexchange.cases.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Collections {@code <name>_<generation>} of one feature, written by {@link NewerWins}: each generation has its own, so that a late writer of an
 * old one cannot spoil the present one.
 */
public final class GenerationCollections {

    private final MongoDatabase database;
    private final Map<String, List<Bson>> indexes;
    private final Pattern ofGeneration;
    private final Map<String, MongoCollection<Document>> known = new ConcurrentHashMap<>();

    /** @param indexes by the names of the collections; that for {@link NewerWins} goes without saying */
    public GenerationCollections(MongoDatabase database, Map<String, List<Bson>> indexes) {
        this.database = database;
        this.indexes = Map.copyOf(indexes);
        this.ofGeneration = Pattern.compile("(?:" + String.join("|", indexes.keySet()) + ")_([0-9]{1,9})");
    }

    public MongoCollection<Document> of(String name, int generation) {
        return known.computeIfAbsent(name + "_" + generation, full -> prepared(full, name));
    }

    private MongoCollection<Document> prepared(String fullName, String name) {
        var collection = database.getCollection(fullName);
        collection.createIndex(Indexes.ascending(NewerWins.ID, NewerWins.VERSION), new IndexOptions().unique(true));
        Objects.requireNonNull(indexes.get(name)).forEach(collection::createIndex);
        return collection;
    }

    public void dropBefore(int generation) {
        for (var name : database.listCollectionNames().into(new ArrayList<>())) {
            var matcher = ofGeneration.matcher(name);
            if (matcher.matches() && Integer.parseInt(matcher.group(1)) < generation) {
                database.getCollection(name).drop();
                known.remove(name);
            }
        }
    }
}
