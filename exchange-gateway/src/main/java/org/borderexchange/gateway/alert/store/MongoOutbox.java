package org.borderexchange.gateway.alert.store;

import static org.borderexchange.gateway.alert.store.AlertDocuments.*;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.gateway.routing.Routing;
import org.borderexchange.schemas.serde.EventEncoding;
import org.bson.Document;

/** The outboxes of all own alerts. */
final class MongoOutbox implements Outbox {

    private final AlertDocuments documents;
    private final OutboxEntries entries;
    private final Leasing leasing;
    private final Clock clock;
    private volatile Depth depth = Depth.NOTHING;

    MongoOutbox(AlertDocuments documents, OutboxEntries entries, Leasing leasing, Clock clock) {
        this.documents = documents;
        this.entries = entries;
        this.leasing = leasing;
        this.clock = clock;
    }

    @Override
    public List<LeasedOutbox> lease(int limit) {
        return StoreCalls.call(() -> {
            depth = countDepth();
            if (limit == 0 || depth.subjects() == 0) {
                return List.of(); // to the database, a limit of 0 would mean none
            }
            var free = documents
                    .alerts
                    .find(Filters.and(
                            Filters.exists(PENDING_SINCE), Filters.lte(LEASE + ".until", Date.from(clock.instant()))))
                    .projection(Projections.include(LEASE, REVISION, OUTBOX))
                    .sort(Sorts.ascending(PENDING_SINCE))
                    .limit(limit)
                    .into(new ArrayList<>());
            return free.stream().flatMap(document -> take(document).stream()).toList();
        });
    }

    @Override
    public Optional<LeasedOutbox> lease(String subjectId) {
        return StoreCalls.call(
                () -> Optional.ofNullable(documents.alerts.find(byId(subjectId)).first())
                        .flatMap(this::take));
    }

    @Override
    public Sent sent(Collection<LeasedOutbox> published) {
        return StoreCalls.call(() -> {
            var writes = new ArrayList<WriteModel<Document>>(published.size());
            published.forEach(leased -> writes.add(new UpdateOneModel<>(
                    atRevision(leased.subjectId(), leased.revision()), emptied(leased.revision() + 1))));
            BulkWriteResult result = documents.alerts.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getMatchedCount() == published.size() ? new Sent(List.of(), List.of()) : settle(published);
        });
    }

    @Override
    public void republish(String subjectId) {
        StoreCalls.run(() -> {
            Document document;
            do {
                document = documents.alerts.find(byId(subjectId)).first();
            } while (document != null && !isStillToBeSent(document) && !appendPresentState(document));
        });
    }

    /** What is under another's lease may have been sent already, before the late record that calls for this. */
    private boolean isStillToBeSent(Document document) {
        return !outbox(document).isEmpty() && leasing.isFree(Lease.of(document));
    }

    /** @return false if somebody wrote in between */
    private boolean appendPresentState(Document document) {
        var state = event(document);
        var event = EventEncoding.decode(state.bytes());
        var alert = AlertWire.toDomain(event, MongoAlerts.reach(document));
        var outgoing = Routing.of(
                alert.owner(), alert.details().workingGroup(), alert.details().audience(), alert.reach());
        var revision = revision(document) + 1;
        var pending = entries.of(event, state, outgoing, revision);
        var update = OutboxEntries.appended(pending, clock.instant()).append("$set", new Document(REVISION, revision));
        return documents
                        .alerts
                        .updateOne(atRevision(document.getString(ID), revision(document)), update)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public Depth depth() {
        return depth;
    }

    /** Some were written to while they were being sent; those that were not are emptied already. */
    private Sent settle(Collection<LeasedOutbox> published) {
        var more = new ArrayList<LeasedOutbox>();
        var lost = new ArrayList<String>();
        for (var leased : published) {
            settle(leased, more, lost);
        }
        return new Sent(more, lost);
    }

    private void settle(LeasedOutbox leased, List<LeasedOutbox> more, List<String> lost) {
        while (true) {
            var document = documents.alerts.find(byId(leased.subjectId())).first();
            if (document == null) {
                return;
            }
            if (!Lease.of(document).heldBy(leasing.instance(), leased.epoch())) {
                lost.add(leased.subjectId());
                return;
            }
            if (outbox(document).isEmpty()) {
                return;
            }
            var renewed = renew(document, leased);
            if (renewed.isPresent()) {
                more.add(renewed.get());
                return;
            }
        }
    }

    /** Removes what was sent and keeps the lease for the rest; empty if somebody wrote in between. */
    private Optional<LeasedOutbox> renew(Document document, LeasedOutbox leased) {
        var remaining = remaining(document, leased);
        var lease = new Lease(leasing.instance(), leased.epoch(), leasing.end());
        var revision = revision(document) + 1;
        var update = new Document(
                "$set",
                new Document(OUTBOX, remaining)
                        .append(PENDING_SINCE, remaining.getFirst().getDate("acceptedAt"))
                        .append(REVISION, revision)
                        .append(LEASE, lease.document()));
        var result = documents.alerts.updateOne(atRevision(leased.subjectId(), revision(document)), update);
        return result.getMatchedCount() == 0
                ? Optional.empty()
                : Optional.of(new LeasedOutbox(
                        leased.subjectId(),
                        revision,
                        lease.epoch(),
                        lease.until(),
                        OutboxEntries.read(leased.subjectId(), remaining)));
    }

    private static List<Document> remaining(Document document, LeasedOutbox leased) {
        long sentThrough = leased.events().getLast().seq();
        return outbox(document).stream()
                .filter(entry -> entry.getLong("seq") > sentThrough)
                .toList();
    }

    private Optional<LeasedOutbox> take(Document document) {
        var before = Lease.of(document);
        var pending = outbox(document);
        if (pending.isEmpty() || !leasing.isFree(before)) {
            return Optional.empty();
        }
        var id = document.getString(ID);
        var lease = leasing.next(before);
        var revision = revision(document) + 1;
        var taken = documents.alerts.updateOne(
                atRevision(id, revision(document)),
                new Document("$set", new Document(LEASE, lease.document()).append(REVISION, revision)));
        List<PendingEvent> events = OutboxEntries.read(id, pending);
        return taken.getMatchedCount() == 0
                ? Optional.empty()
                : Optional.of(new LeasedOutbox(id, revision, lease.epoch(), lease.until(), events));
    }

    /** The lease ends at once; its epoch stays, so that it never repeats. */
    private static Document emptied(long revision) {
        return new Document(
                        "$set",
                        new Document(OUTBOX, List.of())
                                .append(REVISION, revision)
                                .append(LEASE + ".until", Date.from(Instant.EPOCH)))
                .append("$unset", new Document(PENDING_SINCE, ""));
    }

    private Depth countDepth() {
        var waiting = Filters.exists(PENDING_SINCE);
        long subjects = documents.alerts.countDocuments(waiting);
        if (subjects == 0) {
            return Depth.NOTHING;
        }
        var oldest = documents
                .alerts
                .find(waiting)
                .projection(Projections.include(PENDING_SINCE))
                .sort(Sorts.ascending(PENDING_SINCE))
                .first();
        return new Depth(
                subjects,
                Optional.ofNullable(oldest)
                        .map(document -> document.getDate(PENDING_SINCE).toInstant()));
    }
}
