package org.borderexchange.gateway.alert.store;

import static org.borderexchange.gateway.alert.store.AlertDocuments.*;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.borderexchange.gateway.alert.Alert;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.OwnAlert;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.Submission;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Relay;
import org.borderexchange.gateway.routing.Reach;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.bson.Document;
import org.bson.types.Binary;

/** Own alerts: each change is one write of one document, its unsent event in it. */
final class MongoAlerts implements Alerts {

    private static final String ADOPTED = "adopted from the topics";

    private final AlertDocuments documents;
    private final OutboxEntries entries;
    private final Leasing leasing;
    private final Relay relay;
    private final Clock clock;

    MongoAlerts(AlertDocuments documents, OutboxEntries entries, Leasing leasing, Relay relay, Clock clock) {
        this.documents = documents;
        this.entries = entries;
        this.leasing = leasing;
        this.relay = relay;
        this.clock = clock;
    }

    @Override
    public VisibleAlert insert(Alert.Outcome issued, Submission submission) throws AlreadySubmitted {
        long revision = 1;
        var event = AlertWire.withContent(issued);
        var state = encoded(event);
        var pending = entries.of(event, state, issued.outgoing(), revision);
        var id = issued.alert().id();
        var document = byId(id.toString())
                .append(ORDER, order(id))
                .append(REVISION, revision)
                .append(OWNER, id.owner().value())
                .append(FINGERPRINT, submission.fingerprint())
                .append(OUTBOX, OutboxEntries.documents(pending))
                .append(PENDING_SINCE, Date.from(clock.instant()));
        document.putAll(state(event, state, issued.alert().reach(), submission.by()));
        var reference = issued.alert().details().nationalReference();
        if (reference != null) {
            document.append(REFERENCE, reference);
        }
        submission.idempotencyKey().ifPresent(key -> document.append(IDEMPOTENCY_KEY, scoped(submission.by(), key)));

        boolean relayedHere = relay.hasRoom();
        var lease = relayedHere ? leasing.next(Lease.NOBODYS) : Lease.NOBODYS;
        document.append(LEASE, lease.document());
        try {
            StoreCalls.run(() -> documents.alerts.insertOne(document));
        } catch (MongoWriteException duplicate) {
            throw alreadySubmitted(document, duplicate);
        }
        if (relayedHere) {
            relay.take(new LeasedOutbox(id.toString(), revision, lease.epoch(), lease.until(), pending));
        }
        return new VisibleAlert(id, issued.alert().version(), Optional.of(VisibleAlert.Publication.PENDING), state);
    }

    @Override
    public Optional<OwnAlert> find(AlertId id) {
        return Optional.ofNullable(StoreCalls.call(
                        () -> documents.alerts.find(byId(id.toString())).first()))
                .filter(document -> document.containsKey(REACH))
                .map(document -> new OwnAlert(
                        AlertWire.toDomain(EventEncoding.decode(event(document).bytes()), reach(document)),
                        revision(document)));
    }

    @Override
    public VisibleAlert update(OwnAlert before, Alert.Outcome changed, String by) throws ConcurrentChange {
        var id = changed.alert().id();
        StoreCalls.run(() -> {
            var present = documents.alerts.find(byId(id.toString())).first();
            if (present != null && revision(present) == before.revision()) {
                keepAsHistory(present);
            }
        });
        long revision = before.revision() + 1;
        var event = AlertWire.withContent(changed);
        var state = encoded(event);
        var pending = entries.of(event, state, changed.outgoing(), revision);
        var values = state(event, state, changed.alert().reach(), by).append(REVISION, revision);
        var update = OutboxEntries.appended(pending, clock.instant()).append("$set", values);
        var result =
                StoreCalls.call(() -> documents.alerts.updateOne(atRevision(id.toString(), before.revision()), update));
        if (result.getMatchedCount() == 0) {
            throw new ConcurrentChange();
        }
        relay.wake(id.toString());
        return new VisibleAlert(id, changed.alert().version(), Optional.of(VisibleAlert.Publication.PENDING), state);
    }

    @Override
    public Map<AlertId, Standing> standing(Collection<AlertId> ids) {
        var names = ids.stream().map(AlertId::toString).distinct().toList();
        return StoreCalls.call(() -> {
            var standing = new HashMap<AlertId, Standing>();
            for (var document : documents
                    .alerts
                    .find(byIds(names))
                    .projection(Projections.include(VERSION, EVENT_ID, OUTBOX + ".seq"))) {
                standing.put(
                        id(document),
                        new Standing(
                                document.getInteger(VERSION),
                                document.getString(EVENT_ID),
                                !outbox(document).isEmpty()));
            }
            return standing;
        });
    }

    @Override
    public void adopt(ReceivedEvent heard) {
        var event = EventEncoding.decode(heard.event().bytes());
        StoreCalls.run(() -> {
            Document held;
            do {
                held = documents.alerts.find(byId(heard.id().toString())).first();
            } while (held == null ? !insertAdopted(event, heard) : !adoptInto(held, event, heard));
        });
    }

    /** @return false if another instance did so first */
    private boolean insertAdopted(ExchangeEvent event, ReceivedEvent heard) {
        var alert = AlertWire.toDomain(event, Reach.NOBODY);
        var adopted = byId(heard.id().toString())
                .append(ORDER, order(heard.id()))
                .append(REVISION, 1L)
                .append(OWNER, heard.id().owner().value())
                .append(FINGERPRINT, ADOPTED)
                .append(OUTBOX, List.of())
                .append(LEASE, Lease.NOBODYS.document());
        adopted.putAll(state(event, heard.event(), reach(Reach.NOBODY, alert), ADOPTED));
        var reference = alert.details().nationalReference();
        // Since the older database was restored, the reference may have been used again.
        if (reference != null
                && documents.alerts.find(new Document(REFERENCE, reference)).first() == null) {
            adopted.append(REFERENCE, reference);
        }
        return insertedAsFirst(documents.alerts, adopted);
    }

    /** @return false if somebody wrote in between */
    private boolean adoptInto(Document held, ExchangeEvent event, ReceivedEvent heard) {
        if (held.getInteger(VERSION) >= heard.version()) {
            return true;
        }
        keepAsHistory(held);
        var alert = AlertWire.toDomain(event, Reach.NOBODY);
        var values = state(event, heard.event(), reach(reach(held), alert), ADOPTED)
                .append(REVISION, revision(held) + 1)
                .append(OUTBOX, List.of())
                .append(LEASE, Lease.of(held).revoked().document());
        var update = new Document("$set", values).append("$unset", new Document(PENDING_SINCE, ""));
        return documents
                        .alerts
                        .updateOne(atRevision(held.getString(ID), revision(held)), update)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<AlertId> findOverdue(Instant now, int limit) {
        return StoreCalls.call(() -> documents
                .alerts
                .find(Filters.and(
                        Filters.exists(REACH),
                        Filters.eq(STATUS, AlertStatus.ACTIVE.name()),
                        Filters.lte(VALID_UNTIL, Date.from(now))))
                .projection(Projections.include(ID))
                .sort(Sorts.ascending(VALID_UNTIL))
                .limit(limit)
                .map(AlertDocuments::id)
                .into(new ArrayList<>()));
    }

    /** Inserted before the change it makes room for: should that fail, a spare copy of what still is does no harm. */
    private void keepAsHistory(Document present) {
        var kept = byId(versionKey(id(present), present.getInteger(VERSION)));
        for (var field : List.of(VERSION, KIND, EVENT_ID, EVENT, CHANGED_AT, CHANGED_BY)) {
            kept.append(field, present.get(field));
        }
        insertedAsFirst(documents.versions, kept);
    }

    /** @return false if there is one of that key already */
    private static boolean insertedAsFirst(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException duplicate) {
            if (StoreCalls.isDuplicateKey(duplicate)) {
                return false;
            }
            throw duplicate;
        }
    }

    private AlreadySubmitted alreadySubmitted(Document refused, MongoWriteException duplicate) {
        for (var field : List.of(IDEMPOTENCY_KEY, REFERENCE)) {
            if (!refused.containsKey(field)) {
                continue;
            }
            var first = StoreCalls.call(() -> documents
                    .alerts
                    .find(new Document(field, refused.get(field)))
                    .projection(Projections.include(FINGERPRINT))
                    .first());
            if (first != null) {
                return new AlreadySubmitted(
                        id(first),
                        field.equals(IDEMPOTENCY_KEY),
                        refused.getString(FINGERPRINT).equals(first.getString(FINGERPRINT)));
            }
        }
        throw duplicate;
    }

    static String versionKey(AlertId id, int version) {
        return id + "/" + version;
    }

    static Reach reach(Document document) {
        var reach = document.get(REACH, Document.class);
        if (reach == null) {
            return Reach.NOBODY;
        }
        var countries = new TreeSet<CountryCode>();
        reach.getList("countries", String.class).forEach(code -> countries.add(new CountryCode(code)));
        return new Reach(reach.getBoolean("wholeGroup"), countries);
    }

    private static Document state(ExchangeEvent event, EncodedEvent encoded, Reach reach, String by) {
        var values = new Document(VERSION, event.getVersion())
                .append(KIND, event.getKind().name())
                .append(EVENT_ID, event.getEventId())
                .append(EVENT, new Binary(encoded.bytes()))
                .append(CHANGED_AT, new Date(event.getTime()))
                .append(CHANGED_BY, by)
                .append(READABLE, true)
                .append(
                        REACH,
                        new Document("wholeGroup", reach.wholeGroup())
                                .append(
                                        "countries",
                                        reach.countries().stream()
                                                .map(CountryCode::value)
                                                .toList()));
        AlertWire.content(event).ifPresent(content -> values.putAll(ContentFields.of(content)));
        return values;
    }

    private static EncodedEvent encoded(ExchangeEvent event) {
        return new EncodedEvent(EventEncoding.encode(event));
    }

    /** A key is unique for the caller who chose it. */
    private static String scoped(String by, String idempotencyKey) {
        return by + " " + idempotencyKey;
    }

    /** What a published version tells of who has been sent it; earlier, wider audiences may be unknown. */
    private static Reach reach(Reach known, Alert published) {
        return known.with(published.details().audience());
    }
}
