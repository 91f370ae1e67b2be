package org.borderexchange.gateway.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.*;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.schemas.topic.EventKey;
import org.bson.Document;

/** The outboxes of everything that this country authors, over all collections. */
public final class MongoOutbox implements Outbox {

    private static final Comparator<Waiting> OLDEST_FIRST =
            Comparator.comparing(waiting -> waiting.document().getDate(PENDING_SINCE));

    private final List<AuthoredDocuments> collections;
    private final Leasing leasing;
    private final Clock clock;
    private volatile Depth depth = Depth.NOTHING;

    public MongoOutbox(List<AuthoredDocuments> collections, Leasing leasing, Clock clock) {
        this.collections = List.copyOf(collections);
        this.leasing = leasing;
        this.clock = clock;
    }

    private record Waiting(MongoCollection<Document> collection, Document document) {}

    @Override
    public List<LeasedOutbox> lease(int limit) {
        return StoreCalls.call(() -> {
            depth = collections.stream().map(MongoOutbox::countDepth).reduce(Depth.NOTHING, MongoOutbox::both);
            if (limit == 0 || depth.subjects() == 0) {
                return List.of(); // to the database, a limit of 0 would mean none
            }
            return collections.stream()
                    .flatMap(authored -> free(authored.collection(), limit))
                    .sorted(OLDEST_FIRST)
                    .limit(limit)
                    .flatMap(free -> take(free.collection(), free.document()).stream())
                    .toList();
        });
    }

    private Stream<Waiting> free(MongoCollection<Document> collection, int limit) {
        return collection
                .find(Filters.and(
                        Filters.exists(PENDING_SINCE), Filters.lte(LEASE + ".until", Date.from(clock.instant()))))
                .projection(Projections.include(LEASE, REVISION, OUTBOX, PENDING_SINCE))
                .sort(Sorts.ascending(PENDING_SINCE))
                .limit(limit)
                .map(document -> new Waiting(collection, document))
                .into(new ArrayList<>())
                .stream();
    }

    @Override
    public Optional<LeasedOutbox> lease(String key) {
        var collection = of(key).collection();
        return StoreCalls.call(
                () -> Optional.ofNullable(collection.find(byId(key)).first())
                        .flatMap(document -> take(collection, document)));
    }

    @Override
    public Sent sent(Collection<LeasedOutbox> published) {
        return StoreCalls.call(() ->
                published.stream()
                        .collect(
                                Collectors.groupingBy(leased -> of(leased.key()).collection()))
                        .entrySet()
                        .stream()
                        .map(group -> sent(group.getKey(), group.getValue()))
                        .reduce(new Sent(List.of(), List.of()), MongoOutbox::both));
    }

    private Sent sent(MongoCollection<Document> collection, List<LeasedOutbox> published) {
        var writes = published.stream()
                .map(leased -> new UpdateOneModel<Document>(
                        atRevision(leased.key(), leased.revision()), emptied(leased.revision() + 1)))
                .toList();
        BulkWriteResult result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        return result.getMatchedCount() == published.size()
                ? new Sent(List.of(), List.of())
                : settle(collection, published);
    }

    @Override
    public void republish(String key) {
        var authored = of(key);
        StoreCalls.run(() -> {
            Document document;
            do {
                document = authored.collection().find(byId(key)).first();
            } while (document != null && !isStillToBeSent(document) && !appendPresentState(authored, document));
        });
    }

    /** What is under another's lease may have been sent already, before the late record that calls for this. */
    private boolean isStillToBeSent(Document document) {
        return !outbox(document).isEmpty() && leasing.isFree(Lease.of(document));
    }

    /** @return false if somebody wrote in between */
    private boolean appendPresentState(AuthoredDocuments authored, Document document) {
        var revision = revision(document) + 1;
        var pending = authored.telling().of(document, revision);
        var update = OutboxEntries.appended(pending, clock.instant()).append("$set", new Document(REVISION, revision));
        return authored.collection()
                        .updateOne(atRevision(document.getString(ID), revision(document)), update)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public Depth depth() {
        return depth;
    }

    private AuthoredDocuments of(String key) {
        var parsed = EventKey.parse(key).orElseThrow(() -> new IllegalArgumentException("not a key of events"));
        return collections.stream()
                .filter(authored -> authored.holds().test(parsed))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not authored here"));
    }

    /** Some were written to while they were being sent; those that were not are emptied already. */
    private Sent settle(MongoCollection<Document> collection, List<LeasedOutbox> published) {
        var more = new ArrayList<LeasedOutbox>();
        var lost = new ArrayList<String>();
        for (var leased : published) {
            settle(collection, leased, more, lost);
        }
        return new Sent(more, lost);
    }

    private void settle(
            MongoCollection<Document> collection, LeasedOutbox leased, List<LeasedOutbox> more, List<String> lost) {
        while (true) {
            var document = collection.find(byId(leased.key())).first();
            if (document == null) {
                return;
            }
            if (!Lease.of(document).heldBy(leasing.instance(), leased.epoch())) {
                lost.add(leased.key());
                return;
            }
            if (outbox(document).isEmpty()) {
                return;
            }
            var renewed = renew(collection, document, leased);
            if (renewed.isPresent()) {
                more.add(renewed.get());
                return;
            }
        }
    }

    /** Removes what was sent and keeps the lease for the rest; empty if somebody wrote in between. */
    private Optional<LeasedOutbox> renew(MongoCollection<Document> collection, Document document, LeasedOutbox leased) {
        var remaining = remaining(document, leased);
        var lease = new Lease(leasing.instance(), leased.epoch(), leasing.end());
        var revision = revision(document) + 1;
        var update = new Document(
                "$set",
                new Document(OUTBOX, remaining)
                        .append(PENDING_SINCE, remaining.getFirst().getDate("acceptedAt"))
                        .append(REVISION, revision)
                        .append(LEASE, lease.document()));
        var result = collection.updateOne(atRevision(leased.key(), revision(document)), update);
        return result.getMatchedCount() == 0
                ? Optional.empty()
                : Optional.of(new LeasedOutbox(
                        leased.key(),
                        revision,
                        lease.epoch(),
                        lease.until(),
                        OutboxEntries.read(leased.key(), remaining)));
    }

    private static List<Document> remaining(Document document, LeasedOutbox leased) {
        long sentThrough = leased.events().getLast().seq();
        return outbox(document).stream()
                .filter(entry -> entry.getLong("seq") > sentThrough)
                .toList();
    }

    private Optional<LeasedOutbox> take(MongoCollection<Document> collection, Document document) {
        var before = Lease.of(document);
        var pending = outbox(document);
        if (pending.isEmpty() || !leasing.isFree(before)) {
            return Optional.empty();
        }
        var id = document.getString(ID);
        var lease = leasing.next(before);
        var revision = revision(document) + 1;
        var taken = collection.updateOne(
                atRevision(id, revision(document)),
                new Document("$set", new Document(LEASE, lease.document()).append(REVISION, revision)));
        var events = OutboxEntries.read(id, pending);
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

    private static Depth countDepth(AuthoredDocuments authored) {
        var waiting = Filters.exists(PENDING_SINCE);
        long subjects = authored.collection().countDocuments(waiting);
        if (subjects == 0) {
            return Depth.NOTHING;
        }
        var oldest = authored.collection()
                .find(waiting)
                .projection(Projections.include(PENDING_SINCE))
                .sort(Sorts.ascending(PENDING_SINCE))
                .first();
        return new Depth(
                subjects,
                Optional.ofNullable(oldest)
                        .map(document -> document.getDate(PENDING_SINCE).toInstant()));
    }

    private static Depth both(Depth one, Depth other) {
        return new Depth(
                one.subjects() + other.subjects(),
                Stream.of(one.oldest(), other.oldest())
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()));
    }

    private static Sent both(Sent one, Sent other) {
        return new Sent(concat(one.more(), other.more()), concat(one.lost(), other.lost()));
    }

    private static <T> List<T> concat(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
