package org.borderexchange.cases.generation.store;

import static org.borderexchange.cases.store.StoreCalls.call;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.borderexchange.cases.generation.Generation;
import org.borderexchange.cases.generation.Generation.Phase;
import org.borderexchange.cases.generation.Generations;
import org.bson.Document;

/** One document: {@code {_id: "generation", number, phase, format}}. */
final class MongoGenerations implements Generations {

    private static final String ID = "generation";

    /** Of a generation that began when formats had no number yet. */
    private static final int BEFORE_FORMATS = 0;

    private final MongoCollection<Document> control;

    MongoGenerations(MongoDatabase database) {
        control = database.getCollection("control");
    }

    @Override
    public Optional<Generation> find() {
        return call(() -> Optional.ofNullable(
                        control.find(new Document("_id", ID)).first())
                .map(found -> new Generation(
                        found.getInteger("number"),
                        Phase.valueOf(found.getString("phase")),
                        found.getInteger("format", BEFORE_FORMATS))));
    }

    @Override
    public boolean create(Generation first) {
        return call(() -> {
            try {
                control.insertOne(document(first));
                return true;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        });
    }

    @Override
    public boolean replace(Generation seen, Generation next) {
        return call(() -> control.replaceOne(key(seen), document(next)).getMatchedCount() == 1);
    }

    private static Document document(Generation generation) {
        return key(generation).append("format", generation.format());
    }

    /** A number has one format only. */
    private static Document key(Generation generation) {
        return new Document("_id", ID)
                .append("number", generation.number())
                .append("phase", generation.phase().name());
    }
}
