package org.borderexchange.acceptance.story;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** A backup of a gateway's whole database, as an operator would take it and put it back. */
public final class Backup {

    private final String uri;
    private final Map<String, List<RawBsonDocument>> kept = new LinkedHashMap<>();

    Backup(String uri) {
        this.uri = uri;
    }

    public Backup take() {
        kept.clear();
        withDatabase(database -> database.listCollectionNames()
                .forEach(name -> kept.put(
                        name,
                        database.getCollection(name, RawBsonDocument.class)
                                .find()
                                .into(new ArrayList<>()))));
        return this;
    }

    /** Replaces whatever is there now. To be done while no gateway of the country runs. */
    public void restore() {
        withDatabase(database -> {
            database.listCollectionNames()
                    .forEach(name -> database.getCollection(name).deleteMany(new Document()));
            kept.forEach((name, documents) -> {
                if (!documents.isEmpty()) {
                    database.getCollection(name, RawBsonDocument.class).insertMany(documents);
                }
            });
        });
    }

    private void withDatabase(Consumer<MongoDatabase> work) {
        var name = Objects.requireNonNull(new ConnectionString(uri).getDatabase());
        try (MongoClient client = MongoClients.create(uri)) {
            work.accept(client.getDatabase(name));
        }
    }
}
