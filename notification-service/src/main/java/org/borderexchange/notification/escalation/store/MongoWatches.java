package org.borderexchange.notification.escalation.store;

import static org.borderexchange.notification.store.StoreCalls.call;
import static org.borderexchange.notification.store.StoreCalls.run;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.escalation.Watch;
import org.borderexchange.notification.escalation.Watches;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.store.TakenKeys;
import org.borderexchange.schemas.codelist.EventKind;
import org.bson.Document;

/** {@code watches}: {@code {_id: "‹subject›/‹cc›", revision, step, dueAt, running, nextAt}} and the notice's fields; {@code nextAt} is pushed on by a lease. */
final class MongoWatches implements Watches {

    private static final String ID = "_id";
    private static final String REVISION = "revision";
    private static final String RUNNING = "running";
    private static final String NEXT_AT = "nextAt";
    private static final String DUE_AT = "dueAt";
    private static final String STEP = "step";

    private final MongoCollection<Document> watches;
    private final Clock clock;

    MongoWatches(MongoDatabase database, Clock clock) {
        this.watches = database.getCollection("watches");
        this.clock = clock;
        watches.createIndex(Indexes.ascending(ID, REVISION), new IndexOptions().unique(true));
        watches.createIndex(Indexes.ascending(RUNNING, NEXT_AT));
    }

    @Override
    public void begin(List<Watch> begun) {
        if (begun.isEmpty()) {
            return;
        }
        run(() -> {
            try {
                watches.insertMany(
                        begun.stream().map(MongoWatches::document).toList(), new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException partly) {
                if (!TakenKeys.only(partly)) {
                    throw partly;
                }
            }
        });
    }

    @Override
    public void takenInHand(String subject, String country) {
        var id = Watch.idOf(subject, country);
        run(() -> {
            while (!isEnded(id)) {
                // Somebody wrote in between: look again.
            }
        });
    }

    private boolean isEnded(String id) {
        var found = watches.find(new Document(ID, id)).first();
        if (found == null) {
            return TakenKeys.inserted(
                    watches,
                    new Document(ID, id)
                            .append(REVISION, 1L)
                            .append(RUNNING, false)
                            .append(NEXT_AT, Date.from(clock.instant())));
        }
        return !found.getBoolean(RUNNING) || changed(found, new Document(RUNNING, false));
    }

    private boolean changed(Document held, Document values) {
        return changed(held.getString(ID), held.getLong(REVISION), values);
    }

    private boolean changed(String id, long revision, Document values) {
        return watches.updateOne(
                                new Document(ID, id).append(REVISION, revision),
                                new Document("$set", values.append(REVISION, revision + 1)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<Watch> lease(int limit, Duration lease) {
        return call(() -> {
            var now = clock.instant();
            var leased = new ArrayList<Watch>();
            for (var document : watches.find(
                            new Document(RUNNING, true).append(NEXT_AT, new Document("$lte", Date.from(now))))
                    .sort(new Document(NEXT_AT, 1))
                    .limit(limit)
                    .into(new ArrayList<>())) {
                if (changed(document, new Document(NEXT_AT, Date.from(now.plus(lease))))) {
                    document.put(REVISION, document.getLong(REVISION) + 1);
                    leased.add(watch(document));
                }
            }
            return leased;
        });
    }

    @Override
    public boolean goOn(Watch leased, Instant dueAt) {
        var values = new Document(STEP, leased.step() + 1)
                .append(DUE_AT, Date.from(dueAt))
                .append(NEXT_AT, Date.from(dueAt));
        return call(() -> changed(leased.id(), leased.revision(), values));
    }

    @Override
    public void end(Watch leased) {
        run(() -> changed(leased.id(), leased.revision(), new Document(RUNNING, false)));
    }

    private static Document document(Watch watch) {
        var notice = watch.notice().orElseThrow();
        return new Document(ID, watch.id())
                .append(REVISION, watch.revision())
                .append(RUNNING, true)
                .append(STEP, watch.step())
                .append(DUE_AT, Date.from(watch.dueAt()))
                .append(NEXT_AT, Date.from(watch.dueAt()))
                .append("reader", notice.reader().code())
                .append("eventId", notice.eventId())
                .append("kind", notice.kind().name())
                .append("subject", notice.subject())
                .append("version", notice.version())
                .append("at", Date.from(notice.at()))
                .append("incident", notice.incident())
                .append("origins", notice.origins())
                .append("workingGroups", notice.workingGroups())
                .append("types", notice.types())
                .append("urgent", notice.urgent());
    }

    private static Watch watch(Document document) {
        var notice = new Notice(
                new Reader(document.getString("reader")),
                document.getString("eventId"),
                EventKind.valueOf(document.getString("kind")),
                document.getString("subject"),
                document.getInteger("version"),
                document.getDate("at").toInstant(),
                document.getString("incident"),
                document.getList("origins", String.class),
                document.getList("workingGroups", String.class),
                document.getList("types", String.class),
                document.getBoolean("urgent"),
                "",
                "");
        return new Watch(
                document.getString(ID),
                document.getLong(REVISION),
                document.getInteger(STEP),
                document.getDate(DUE_AT).toInstant(),
                Optional.of(notice));
    }
}
