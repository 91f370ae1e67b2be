package org.borderexchange.gateway.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.*;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.gateway.outbox.Relay;
import org.bson.Document;

/** A change of an authored document and the events that tell of it, as one write, which the relay learns of. */
public record AuthoredWrites(Leasing leasing, Relay relay, Clock clock) {

    /** Revision of a new document. */
    public static final long FIRST = 1;

    /**
     * Stores a new document, leased to this instance if its relay has room.
     *
     * @param document its id and whatever its feature keeps in it
     * @param pending made under revision {@link #FIRST}
     * @throws com.mongodb.MongoWriteException if a unique value of it is taken
     */
    public void insert(MongoCollection<Document> collection, Document document, List<PendingEvent> pending) {
        boolean relayedHere = relay.hasRoom();
        var lease = relayedHere ? leasing.next(Lease.NOBODYS) : Lease.NOBODYS;
        document.append(REVISION, FIRST)
                .append(OUTBOX, OutboxEntries.documents(pending))
                .append(PENDING_SINCE, Date.from(clock.instant()))
                .append(LEASE, lease.document());
        StoreCalls.run(() -> collection.insertOne(document));
        if (relayedHere) {
            relay.take(new LeasedOutbox(document.getString(ID), FIRST, lease.epoch(), lease.until(), pending));
        }
    }

    /**
     * @param seen revision of the document that this change follows from
     * @param values that change
     * @param pending made under the next revision
     * @return false, with nothing done, if it has another revision by now
     */
    public boolean update(
            MongoCollection<Document> collection, String id, long seen, Document values, List<PendingEvent> pending) {
        var update = OutboxEntries.appended(pending, clock.instant())
                .append("$set", new Document(values).append(REVISION, seen + 1));
        var result = StoreCalls.call(() -> collection.updateOne(atRevision(id, seen), update));
        if (result.getMatchedCount() == 0) {
            return false;
        }
        relay.wake(id);
        return true;
    }

    /**
     * One of many changes.
     *
     * @param seen revision that it follows from; 0: it is a new document
     * @param values of a new document without its id, or those that change
     * @param pending made under the next revision
     */
    public record Change(String id, long seen, Document values, List<PendingEvent> pending) {

        boolean isNew() {
            return seen == 0;
        }
    }

    /**
     * Stores many changes of different documents in one call, in no particular order, each as {@link #insert} or {@link #update} would.
     *
     * @return false if some were not stored, as there is such a document already, or it has another revision by now
     */
    public boolean writeAll(MongoCollection<Document> collection, List<Change> changes) {
        if (changes.isEmpty()) {
            return true;
        }
        boolean relayedHere = relay.hasRoom();
        var lease = relayedHere ? leasing.next(Lease.NOBODYS) : Lease.NOBODYS;
        var models = changes.stream().map(change -> model(change, lease)).toList();
        var taken = new HashSet<Integer>();
        boolean all = StoreCalls.call(() -> {
            try {
                var result = collection.bulkWrite(models, new BulkWriteOptions().ordered(false));
                return result.getInsertedCount() + result.getMatchedCount() == models.size();
            } catch (MongoBulkWriteException partly) {
                if (!StoreCalls.onlyTakenKeys(partly)) {
                    throw partly;
                }
                partly.getWriteErrors().forEach(error -> taken.add(error.getIndex()));
                return false;
            }
        });
        for (int index = 0; index < changes.size(); index++) {
            var change = changes.get(index);
            if (!change.isNew()) {
                relay.wake(change.id());
            } else if (relayedHere && !taken.contains(index)) {
                relay.take(new LeasedOutbox(change.id(), FIRST, lease.epoch(), lease.until(), change.pending()));
            }
        }
        return all;
    }

    private WriteModel<Document> model(Change change, Lease lease) {
        var now = clock.instant();
        if (change.isNew()) {
            var document = byId(change.id());
            document.putAll(change.values());
            return new InsertOneModel<>(document.append(REVISION, FIRST)
                    .append(OUTBOX, OutboxEntries.documents(change.pending()))
                    .append(PENDING_SINCE, Date.from(now))
                    .append(LEASE, lease.document()));
        }
        var update = OutboxEntries.appended(change.pending(), now)
                .append("$set", new Document(change.values()).append(REVISION, change.seen() + 1));
        return new UpdateOneModel<>(atRevision(change.id(), change.seen()), update);
    }

    /** What a document is stored with that was not authored here but heard: published already, with nothing to send. */
    public static Document nothingToSend() {
        return new Document(REVISION, FIRST).append(OUTBOX, List.of()).append(LEASE, Lease.NOBODYS.document());
    }

    /**
     * Replaces what a document says by something newer that was heard; what it had to send is dropped.
     *
     * @param held as it was read
     * @return false if somebody wrote in between
     */
    public static boolean supplant(MongoCollection<Document> collection, Document held, Document values) {
        var all = new Document(values)
                .append(REVISION, revision(held) + 1)
                .append(OUTBOX, List.of())
                .append(LEASE, Lease.of(held).revoked().document());
        var update = new Document("$set", all).append("$unset", new Document(PENDING_SINCE, ""));
        return collection
                        .updateOne(atRevision(held.getString(ID), revision(held)), update)
                        .getMatchedCount()
                == 1;
    }
}
