package org.borderexchange.gateway.alert.store;

import static org.borderexchange.gateway.alert.store.AlertDocuments.*;
import static org.borderexchange.gateway.store.AuthoredDocuments.*;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.borderexchange.gateway.alert.AlertCopies;
import org.borderexchange.gateway.alert.LiveIdentifiers;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.matching.Identified;
import org.borderexchange.schemas.serde.MalformedEvent;
import org.borderexchange.schemas.topic.AlertId;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Received alerts. Several instances of one gateway apply the same events; whoever comes second changes nothing. */
final class MongoAlertCopies implements AlertCopies {

    /** Arrivals remembered for the history of a copy. */
    private static final int VERSIONS_KEPT = 100;

    /** Copies that the database hands over at once. */
    private static final int PORTION = 500;

    private final AlertDocuments documents;
    private final LiveIdentifiers identifiers;
    private final Clock clock;

    MongoAlertCopies(AlertDocuments documents, LiveIdentifiers identifiers, Clock clock) {
        this.documents = documents;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public List<ReceivedEvent> applyNewer(List<ReceivedEvent> events) {
        var held = new LinkedHashMap<String, Document>();
        var before = new LinkedHashMap<String, Document>();
        do {
            held.clear();
            StoreCalls.run(() -> documents.alerts.find(byIds(ids(events))).forEach(d -> held.put(d.getString(ID), d)));
            before.clear();
            before.putAll(held);
        } while (!write(newer(events, held)));
        // Whoever comes second changes nothing in the database, but has not heard yet of what stands there.
        held.forEach((id, present) -> identifiers.changed(knownIdentifiers(before.get(id)), knownIdentifiers(present)));
        return events.stream().filter(event -> isShown(event, held)).toList();
    }

    /** None of what a later release wrote: whoever answers checks stumbles over that himself, and answers none while it stands there. */
    private static List<Identified> knownIdentifiers(@Nullable Document document) {
        try {
            return liveIdentifiers(document);
        } catch (MalformedEvent ofLaterRelease) {
            return List.of();
        }
    }

    /** Asks for nothing but the time, so that no other index is a choice. */
    @Override
    public void forEachStoredSince(Instant time, Consumer<StoredCopy> action) {
        StoreCalls.run(() -> documents
                .alerts
                .find(Filters.gte(STORED_AT, Date.from(time)))
                .projection(Projections.include(VERSION, READABLE, STORED_AT, REACH))
                .batchSize(PORTION)
                .forEach(document -> {
                    if (!document.containsKey(REACH)) {
                        action.accept(new StoredCopy(
                                id(document),
                                document.getInteger(VERSION),
                                document.getBoolean(READABLE),
                                document.getDate(STORED_AT).toInstant()));
                    }
                }));
    }

    /** The document that each alert becomes, where that differs from what is held; {@code held} follows. */
    private Map<String, Change> newer(List<ReceivedEvent> events, Map<String, Document> held) {
        var changes = new LinkedHashMap<String, Change>();
        for (var event : events) {
            var id = event.id().toString();
            var before = held.get(id);
            if (before == null || isNewer(event, before)) {
                long seen = before == null ? 0 : revision(before);
                var change = changes.get(id);
                var copy = copy(event, before, change == null ? seen + 1 : seen);
                changes.put(id, new Change(change == null ? seen : change.seen(), copy));
                held.put(id, copy);
            }
        }
        return changes;
    }

    /** @param seen revision of the document that is replaced; 0: there is none */
    private record Change(long seen, Document copy) {

        WriteModel<Document> model() {
            return seen == 0
                    ? new InsertOneModel<>(copy)
                    : new ReplaceOneModel<>(atRevision(copy.getString(ID), seen), copy);
        }
    }

    /** @return false if another instance wrote one of them in the meantime: read again and decide again */
    private boolean write(Map<String, Change> changes) {
        if (changes.isEmpty()) {
            return true;
        }
        var models = changes.values().stream().map(Change::model).toList();
        return StoreCalls.call(() -> {
            try {
                var result = documents.alerts.bulkWrite(models, new BulkWriteOptions().ordered(false));
                return result.getInsertedCount() + result.getMatchedCount() == models.size();
            } catch (MongoBulkWriteException partly) {
                if (StoreCalls.onlyTakenKeys(partly)) {
                    return false;
                }
                throw partly;
            }
        });
    }

    /** At one version content wins over its loss: the loss was told to those who read another topic as well. */
    private static boolean isNewer(ReceivedEvent event, Document held) {
        int version = held.getInteger(VERSION);
        boolean bringsContentBack = event.content().isPresent() && !held.getBoolean(READABLE);
        return event.version() > version || (event.version() == version && bringsContentBack);
    }

    private static boolean isShown(ReceivedEvent event, Map<String, Document> held) {
        var present = held.get(event.id().toString());
        return event.content().isEmpty() || (present != null && present.getBoolean(READABLE));
    }

    private Document copy(ReceivedEvent event, @Nullable Document before, long revision) {
        var arrival = new Document(VERSION, event.version())
                .append(KIND, event.kind().name())
                .append(CHANGED_AT, Date.from(event.time()));
        var copy = byId(event.id().toString())
                .append(ORDER, event.id().order())
                .append(REVISION, revision)
                .append(OWNER, event.id().owner().value())
                .append(EVENT_ID, event.eventId())
                .append(STORED_AT, Date.from(clock.instant()))
                .append(READABLE, event.content().isPresent())
                .append(VERSIONS, arrivals(before, arrival));
        copy.putAll(arrival);
        event.content().ifPresent(content -> {
            copy.putAll(ContentFields.of(content));
            copy.append(EVENT, new Binary(event.event().bytes()));
            copy.append(ORIGIN, origin(event.origin()));
        });
        return copy;
    }

    private static List<Document> arrivals(@Nullable Document before, Document arrival) {
        var arrivals = new ArrayList<Document>();
        if (before != null) {
            arrivals.addAll(before.getList(VERSIONS, Document.class));
            arrivals.removeIf(earlier -> earlier.getInteger(VERSION).equals(arrival.getInteger(VERSION)));
        }
        arrivals.add(new Document(arrival));
        return arrivals.size() <= VERSIONS_KEPT
                ? arrivals
                : arrivals.subList(arrivals.size() - VERSIONS_KEPT, arrivals.size());
    }

    private static Document origin(ReceivedEvent.Origin origin) {
        return new Document("topic", origin.topic().name())
                .append("key", origin.key().toString())
                .append("value", new Binary(origin.value()))
                .append("keyId", origin.keyId())
                .append("signature", new Binary(origin.signature()));
    }

    private static List<String> ids(List<ReceivedEvent> events) {
        return events.stream()
                .map(ReceivedEvent::id)
                .map(AlertId::toString)
                .distinct()
                .toList();
    }
}
