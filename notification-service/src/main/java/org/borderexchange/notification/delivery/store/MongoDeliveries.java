package org.borderexchange.notification.delivery.store;

import static org.borderexchange.notification.delivery.store.DeliveryDocuments.*;
import static org.borderexchange.notification.store.StoreCalls.call;
import static org.borderexchange.notification.store.StoreCalls.run;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.borderexchange.notification.delivery.Attempt;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.Delivery.Status;
import org.borderexchange.notification.store.TakenKeys;
import org.bson.Document;

/**
 * One collection {@code deliveries}. A place in a log is taken by a unique index, so that places have no gaps and readers of streams know that
 * they miss nothing. A lease is a due time that was pushed on: whoever wrote the present revision holds it.
 */
final class MongoDeliveries implements Deliveries {

    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_REMEMBERED = 50_000;
    private static final Set<Status> AT_REST = Set.of(Status.DELIVERED, Status.STREAMED, Status.WITHHELD);

    private final MongoCollection<Document> deliveries;
    private final Clock clock;
    private final Map<String, Long> heads = new ConcurrentHashMap<>();

    MongoDeliveries(MongoDatabase database, Clock clock) {
        this.clock = clock;
        deliveries = database.getCollection("deliveries");
        deliveries.createIndex(Indexes.ascending(ID, REVISION), new IndexOptions().unique(true));
        deliveries.createIndex(Indexes.ascending(PLACE), new IndexOptions().unique(true));
        deliveries.createIndex(Indexes.ascending(LOG, SEQ));
        deliveries.createIndex(Indexes.ascending(STATUS, NEXT_AT));
        deliveries.createIndex(Indexes.ascending(STATUS, GIVE_UP_AT));
        deliveries.createIndex(Indexes.ascending(DIGEST));
        deliveries.createIndex(Indexes.ascending(CREATED_AT));
    }

    @Override
    public synchronized List<Delivery> add(List<Delivery> wanted) {
        var left = new LinkedHashMap<String, Delivery>();
        wanted.forEach(delivery -> left.putIfAbsent(delivery.id(), delivery));
        var added = new ArrayList<Delivery>();
        while (!left.isEmpty()) {
            call(() -> {
                left.keySet().removeAll(present(left.keySet()));
                return insert(left, added);
            });
        }
        return added;
    }

    private Set<String> present(Collection<String> ids) {
        var found = new HashSet<String>();
        deliveries
                .find(new Document(ID, new Document("$in", List.copyOf(ids))))
                .projection(Projections.include(ID))
                .forEach(document -> found.add(document.getString(ID)));
        return found;
    }

    /** Those whose place somebody else took in the meantime stay in {@code left}. */
    private boolean insert(Map<String, Delivery> left, List<Delivery> added) {
        if (left.isEmpty()) {
            return true;
        }
        if (heads.size() > MOST_REMEMBERED) {
            heads.clear();
        }
        var placed = left.values().stream()
                .map(delivery ->
                        delivery.at(heads.merge(delivery.log(), headOf(delivery.log()) + 1, (held, read) -> held + 1)))
                .toList();
        int stored = placed.size();
        try {
            // In order: nothing is placed beyond one that was refused, so that no place of a log stays empty.
            deliveries.insertMany(
                    placed.stream().map(DeliveryDocuments::document).toList(), new InsertManyOptions().ordered(true));
        } catch (MongoBulkWriteException partly) {
            if (!TakenKeys.only(partly)) {
                placed.forEach(delivery -> heads.remove(delivery.log()));
                throw partly;
            }
            stored = partly.getWriteErrors().getFirst().getIndex();
        } catch (MongoException outage) {
            placed.forEach(delivery -> heads.remove(delivery.log()));
            throw outage;
        }
        for (int index = 0; index < placed.size(); index++) {
            var delivery = placed.get(index);
            if (index >= stored) {
                heads.remove(delivery.log());
            } else {
                added.add(delivery);
                left.remove(delivery.id());
            }
        }
        return true;
    }

    /** Asked only of logs of which this instance does not know it. */
    private long headOf(String log) {
        return heads.containsKey(log) ? 0 : readHead(log);
    }

    private long readHead(String log) {
        var last = deliveries
                .find(new Document(LOG, log))
                .sort(new Document(SEQ, -1))
                .projection(Projections.include(SEQ))
                .limit(1)
                .first();
        return last == null ? 0 : last.getLong(SEQ);
    }

    @Override
    public List<Delivery> lease(int limit, Map<String, Integer> trying, int mostOfOne, Duration lease) {
        return call(() -> {
            var now = clock.instant();
            var number = new HashMap<>(trying);
            var busy = number.keySet().stream()
                    .filter(log -> number.getOrDefault(log, 0) >= mostOfOne)
                    .toList();
            var criteria =
                    new Document(STATUS, Status.PENDING.name()).append(NEXT_AT, new Document("$lte", Date.from(now)));
            if (!busy.isEmpty()) {
                criteria.append(LOG, new Document("$nin", busy));
            }
            var leased = new ArrayList<Delivery>();
            for (var document : deliveries
                    .find(criteria)
                    .sort(new Document(NEXT_AT, 1))
                    .limit(limit)
                    .into(new ArrayList<>())) {
                if (number.merge(document.getString(LOG), 1, Integer::sum) <= mostOfOne) {
                    take(document, now.plus(lease)).ifPresent(leased::add);
                }
            }
            return leased;
        });
    }

    private Optional<Delivery> take(Document document, Instant until) {
        long revision = document.getLong(REVISION);
        var taken = deliveries.updateOne(
                atRevision(document.getString(ID), revision),
                new Document("$set", new Document(NEXT_AT, Date.from(until)).append(REVISION, revision + 1)));
        if (taken.getMatchedCount() == 0) {
            return Optional.empty();
        }
        document.put(REVISION, revision + 1);
        return Optional.of(delivery(document));
    }

    private static Document atRevision(String id, long revision) {
        return new Document(ID, id).append(REVISION, revision);
    }

    @Override
    public boolean settle(Delivery leased, Status status, Attempt attempt, Instant nextAt) {
        var update = new Document(
                        "$set",
                        new Document(STATUS, status.name())
                                .append(NEXT_AT, Date.from(nextAt))
                                .append(TRIES, leased.tries() + 1)
                                .append(REVISION, leased.revision() + 1))
                .append("$push", pushed(attempt));
        return call(() -> deliveries
                        .updateOne(atRevision(leased.id(), leased.revision()), update)
                        .getMatchedCount()
                == 1);
    }

    private static Document pushed(Attempt attempt) {
        return new Document(
                ATTEMPTS, new Document("$each", List.of(document(attempt))).append("$slice", -MOST_ATTEMPTS));
    }

    @Override
    public List<Delivery> collected(String digest) {
        return call(() -> deliveries
                .find(new Document(DIGEST, digest).append(STATUS, Status.COLLECTED.name()))
                .sort(new Document(SEQ, 1))
                .map(DeliveryDocuments::delivery)
                .into(new ArrayList<>()));
    }

    @Override
    public void settleCollected(Collection<String> ids, Status status) {
        if (ids.isEmpty()) {
            return;
        }
        run(() -> deliveries.updateMany(
                new Document(ID, new Document("$in", List.copyOf(ids))).append(STATUS, Status.COLLECTED.name()),
                new Document("$set", new Document(STATUS, status.name()))));
    }

    @Override
    public Optional<Delivery> find(String id) {
        return call(
                () -> Optional.ofNullable(deliveries.find(new Document(ID, id)).first())
                        .map(DeliveryDocuments::delivery));
    }

    @Override
    public List<Delivery> list(String log, Optional<Status> status, long before, int limit) {
        var criteria = new Document(LOG, log).append(SEQ, new Document("$lt", before));
        status.ifPresent(wanted -> criteria.append(STATUS, wanted.name()));
        return found(criteria, -1, limit);
    }

    @Override
    public List<Delivery> after(String log, long after, int limit) {
        return found(new Document(LOG, log).append(SEQ, new Document("$gt", after)), 1, limit);
    }

    private List<Delivery> found(Document criteria, int order, int limit) {
        return call(() -> deliveries
                .find(criteria)
                .sort(new Document(SEQ, order))
                .limit(limit)
                .map(DeliveryDocuments::delivery)
                .into(new ArrayList<>()));
    }

    @Override
    public long head(String log) {
        return call(() -> readHead(log));
    }

    @Override
    public long oldest(String log) {
        var kept = new Document(LOG, log).append(STATUS, new Document("$ne", Status.PARKED.name()));
        return found(kept, 1, 1).stream().findFirst().map(Delivery::seq).orElseGet(() -> head(log) + 1);
    }

    @Override
    public Collection<String> taken(Map<String, Long> places) {
        var sought = new ArrayList<String>();
        places.forEach((log, seq) -> sought.add(place(log, seq)));
        var found = new HashSet<String>();
        run(() -> deliveries
                .find(new Document(PLACE, new Document("$in", sought)))
                .projection(Projections.include(LOG))
                .forEach(document -> found.add(document.getString(LOG))));
        return found;
    }

    @Override
    public boolean redeliver(String id, Instant now) {
        return call(() -> {
            var document = deliveries.find(new Document(ID, id)).first();
            if (document == null) {
                return false;
            }
            var status = Status.valueOf(document.getString(STATUS));
            boolean waits = status == Status.PENDING
                    && document.getList(ATTEMPTS, Document.class, List.of()).isEmpty();
            if (status == Status.COLLECTED || status == Status.STREAMED || waits) {
                return false;
            }
            long revision = document.getLong(REVISION);
            var update = new Document(STATUS, Status.PENDING.name())
                    .append(NEXT_AT, Date.from(now))
                    .append(GIVE_UP_AT, Date.from(Delivery.patienceFrom(now)))
                    .append(TRIES, 0)
                    .append(REVISION, revision + 1);
            return deliveries
                            .updateOne(atRevision(id, revision), new Document("$set", update))
                            .getMatchedCount()
                    == 1;
        });
    }

    @Override
    public Backlog backlog() {
        return call(() -> {
            var unfinished = new Document(STATUS, Status.PENDING.name())
                    .append(GIVE_UP_AT, new Document("$lte", Date.from(Delivery.patienceFrom(clock.instant()))));
            var pending = deliveries.countDocuments(new Document(STATUS, Status.PENDING.name()));
            var parked = deliveries.countDocuments(new Document(STATUS, Status.PARKED.name()));
            var oldest = deliveries
                    .find(unfinished)
                    .sort(new Document(GIVE_UP_AT, 1))
                    .projection(Projections.include(GIVE_UP_AT))
                    .limit(1)
                    .first();
            return new Backlog(
                    pending,
                    parked,
                    Optional.ofNullable(oldest)
                            .map(document -> Delivery.waitsSince(
                                    document.getDate(GIVE_UP_AT).toInstant())));
        });
    }

    @Override
    public void forgetBefore(Instant moment, Instant parked) {
        forget(AT_REST, moment);
        forget(Set.of(Status.PARKED), parked);
    }

    private void forget(Set<Status> statuses, Instant before) {
        run(() -> {
            var old = new Document(CREATED_AT, new Document("$lt", Date.from(before)))
                    .append(
                            STATUS,
                            new Document(
                                    "$in", statuses.stream().map(Enum::name).toList()));
            for (var log : deliveries.distinct(LOG, old, String.class).into(new ArrayList<>())) {
                deliveries.deleteMany(
                        new Document(old).append(LOG, log).append(SEQ, new Document("$lt", readHead(log))));
            }
        });
    }
}
