package org.borderexchange.notification.event.store;

import static org.borderexchange.notification.store.StoreCalls.call;
import static org.borderexchange.notification.store.StoreCalls.run;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderexchange.notification.event.Incidents;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.store.TakenKeys;
import org.bson.Document;

/** {@code incidents}: {@code {_id: "RS/‹member›", to: "‹hit or case›", container: "RS/‹hit or case›", shown: true?}}. */
final class MongoIncidents implements Incidents {

    private static final String ID = "_id";
    private static final String TO = "to";
    private static final String CONTAINER = "container";

    /** Only of a case that is shown within another. */
    private static final String SHOWN = "shown";

    /** An alert in a hit in a case that is shown within another; a chain that goes on is a mistake. */
    private static final int DEEPEST = 6;

    private final MongoCollection<Document> links;

    MongoIncidents(MongoDatabase database) {
        links = database.getCollection("incidents");
        links.createIndex(Indexes.ascending(CONTAINER));
    }

    @Override
    public void joinedBy(Reader reader, String hit, List<String> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        run(() -> {
            try {
                links.insertMany(
                        alerts.stream().map(alert -> link(reader, alert, hit)).toList(),
                        new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException partly) {
                if (!TakenKeys.only(partly)) {
                    throw partly;
                }
            }
        });
    }

    @Override
    public void gathered(Reader reader, String container, Collection<String> members) {
        var writes = new ArrayList<WriteModel<Document>>();
        members.forEach(member -> writes.add(replacing(link(reader, member, container))));
        writes.add(new DeleteManyModel<>(new Document(CONTAINER, id(reader, container))
                .append(SHOWN, null)
                .append(
                        ID,
                        new Document(
                                "$nin",
                                members.stream()
                                        .map(member -> id(reader, member))
                                        .toList()))));
        run(() -> links.bulkWrite(writes));
    }

    @Override
    public void shownWithin(Reader reader, String inner, Optional<String> outer) {
        run(() -> outer.ifPresentOrElse(
                container -> links.bulkWrite(
                        List.of(replacing(link(reader, inner, container).append(SHOWN, true)))),
                () -> links.deleteOne(new Document(ID, id(reader, inner)))));
    }

    private static ReplaceOneModel<Document> replacing(Document link) {
        return new ReplaceOneModel<>(new Document(ID, link.get(ID)), link, new ReplaceOptions().upsert(true));
    }

    @Override
    public void dissolved(Reader reader, String container) {
        run(() -> links.deleteMany(new Document(CONTAINER, id(reader, container))));
    }

    @Override
    public List<String> of(Reader reader, String subject) {
        return call(() -> {
            var chain = new ArrayList<>(List.of(subject));
            while (chain.size() < DEEPEST) {
                var link = links.find(new Document(ID, id(reader, chain.getLast())))
                        .first();
                if (link == null || chain.contains(link.getString(TO))) {
                    return chain;
                }
                chain.add(link.getString(TO));
            }
            return chain;
        });
    }

    private static Document link(Reader reader, String member, String container) {
        return new Document(ID, id(reader, member)).append(TO, container).append(CONTAINER, id(reader, container));
    }

    private static String id(Reader reader, String subject) {
        return reader + "/" + subject;
    }
}
