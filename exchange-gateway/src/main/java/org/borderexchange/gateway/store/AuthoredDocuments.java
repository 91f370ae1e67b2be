package org.borderexchange.gateway.store;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.function.Predicate;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.schemas.topic.EventKey;
import org.bson.Document;

/**
 * A collection of documents that this country authors, each with the unsent events that tell of it: {@code {_id, revision, outbox,
 * pendingSince?, lease, …}}. The id is the key of those events.
 *
 * <p>Every write to such a document raises {@code revision} and is guarded by {@code {_id, revision}}, which has a unique index: the one
 * guarded look-up that is fast on MongoDB and on the embedded server.
 *
 * @param collection made durable, see {@link #durable}
 * @param holds whether events of that key are told by documents of this collection
 * @param telling the events that tell a document's present state
 */
public record AuthoredDocuments(MongoCollection<Document> collection, Predicate<EventKey> holds, PresentState telling) {

    public static final String ID = "_id";
    public static final String REVISION = "revision";
    public static final String OUTBOX = "outbox";
    public static final String PENDING_SINCE = "pendingSince";
    public static final String LEASE = "lease";

    /** What tells a document's present state to everybody who was ever told of it. */
    @FunctionalInterface
    public interface PresentState {

        /** @param revision under which the events will be stored */
        List<PendingEvent> of(Document document, long revision);
    }

    /** An acknowledged write survives the loss of a minority and of power. */
    public static MongoDatabase durable(MongoDatabase database) {
        return database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.DEFAULT);
    }

    /** Those that exist already cost nothing. */
    public static void declareIndexes(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending(ID, REVISION), new IndexOptions().unique(true));
        collection.createIndex(Indexes.ascending(PENDING_SINCE), new IndexOptions().sparse(true));
    }

    public static long revision(Document document) {
        return document.getLong(REVISION);
    }

    public static List<Document> outbox(Document document) {
        return document.getList(OUTBOX, Document.class, List.of());
    }

    /** Plain equality over exactly the fields of a unique index. */
    public static Document atRevision(String id, long revision) {
        return new Document(ID, id).append(REVISION, revision);
    }

    public static Document byId(String id) {
        return new Document(ID, id);
    }

    public static Document byIds(List<String> ids) {
        return new Document(ID, new Document("$in", ids));
    }
}
