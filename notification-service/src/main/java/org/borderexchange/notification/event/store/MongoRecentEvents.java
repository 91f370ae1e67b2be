package org.borderexchange.notification.event.store;

import static org.borderexchange.notification.store.StoreCalls.run;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.borderexchange.notification.event.RecentEvents;
import org.borderexchange.notification.event.Telling;
import org.borderexchange.notification.store.TakenKeys;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * {@code recent}: {@code {_id: "‹event id›@‹topic›", at, subject, topic, key, matter, event}}. Expired by a sweep, for not every server of the
 * protocol does it by itself.
 */
final class MongoRecentEvents implements RecentEvents {

    private static final String ID = "_id";
    private static final String AT = "at";
    private static final String SUBJECT = "subject";
    private static final String TOPIC = "topic";

    /** More are not looked at: a filter is tried out while somebody waits. */
    private static final int MOST_READ = 50_000;

    private final MongoCollection<Document> recent;

    MongoRecentEvents(MongoDatabase database) {
        recent = database.getCollection("recent");
        recent.createIndex(Indexes.ascending(AT));
        recent.createIndex(Indexes.ascending(SUBJECT));
    }

    @Override
    public void add(List<Telling> tellings) {
        if (tellings.isEmpty()) {
            return;
        }
        run(() -> {
            try {
                recent.insertMany(
                        tellings.stream().map(MongoRecentEvents::document).toList(),
                        new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException partly) {
                if (!TakenKeys.only(partly)) {
                    throw partly;
                }
            }
        });
    }

    @Override
    public void forget(String subject, String topic) {
        run(() -> recent.deleteMany(new Document(SUBJECT, subject).append(TOPIC, topic)));
    }

    @Override
    public void since(Instant from, Consumer<Telling> reading) {
        run(() -> recent.find(Filters.gte(AT, Date.from(from)))
                .sort(new Document(AT, -1))
                .limit(MOST_READ)
                .forEach(document -> reading.accept(telling(document))));
    }

    @Override
    public void forgetBefore(Instant moment) {
        run(() -> recent.deleteMany(Filters.lt(AT, Date.from(moment))));
    }

    private static Document document(Telling telling) {
        return new Document(
                        ID, telling.event().getEventId() + "@" + telling.topic().name())
                .append(AT, Date.from(telling.at()))
                .append(SUBJECT, telling.subject())
                .append(TOPIC, telling.topic().name())
                .append("key", telling.key().toString())
                .append("matter", telling.matter().name())
                .append("event", new Binary(EventEncoding.encode(telling.event())));
    }

    private static Telling telling(Document document) {
        return Telling.of(
                Telling.Matter.valueOf(document.getString("matter")),
                TopicName.parse(document.getString(TOPIC)).orElseThrow(),
                EventKey.parse(document.getString("key")).orElseThrow(),
                EventEncoding.decode(document.get("event", Binary.class).getData()));
    }
}
