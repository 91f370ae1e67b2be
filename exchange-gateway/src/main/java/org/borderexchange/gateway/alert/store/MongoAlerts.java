package org.borderexchange.gateway.alert.store;

import static org.borderexchange.gateway.alert.store.AlertDocuments.*;
import static org.borderexchange.gateway.store.AuthoredDocuments.*;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
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
import org.borderexchange.gateway.alert.LiveIdentifiers;
import org.borderexchange.gateway.alert.OwnAlert;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.Submission;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.gateway.routing.Outgoing;
import org.borderexchange.gateway.routing.Reach;
import org.borderexchange.gateway.routing.Routing;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.OutboxEntries;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.bson.Document;
import org.bson.types.Binary;

/** Own alerts: each change is one write of one document, its unsent event in it. */
final class MongoAlerts implements Alerts {

    private static final String ADOPTED = "adopted from the topics";

    private final AlertDocuments documents;
    private final OutboxEntries entries;
    private final AuthoredWrites writes;
    private final LiveIdentifiers identifiers;

    MongoAlerts(AlertDocuments documents, OutboxEntries entries, AuthoredWrites writes, LiveIdentifiers identifiers) {
        this.documents = documents;
        this.entries = entries;
        this.writes = writes;
        this.identifiers = identifiers;
    }

    /** Alerts as the outbox sees them. */
    static AuthoredDocuments authored(AlertDocuments documents, OutboxEntries entries) {
        return new AuthoredDocuments(
                documents.alerts,
                key -> key.speaker().isEmpty(),
                (document, revision) -> presentState(document, entries, revision));
    }

    @Override
    public VisibleAlert insert(Alert.Outcome issued, Submission submission) throws AlreadySubmitted {
        var event = AlertWire.withContent(issued);
        var state = encoded(event);
        var pending = pending(entries, event, state, issued.outgoing(), AuthoredWrites.FIRST);
        var id = issued.alert().id();
        var document = byId(id.toString())
                .append(ORDER, id.order())
                .append(OWNER, id.owner().value())
                .append(FINGERPRINT, submission.fingerprint());
        document.putAll(state(event, state, issued.alert().reach(), submission.by()));
        var reference = issued.alert().details().nationalReference();
        if (reference != null) {
            document.append(REFERENCE, reference);
        }
        submission.idempotencyKey().ifPresent(key -> document.append(IDEMPOTENCY_KEY, scoped(submission.by(), key)));
        try {
            writes.insert(documents.alerts, document, pending);
        } catch (MongoWriteException duplicate) {
            throw alreadySubmitted(document, duplicate);
        }
        identifiers.changed(List.of(), AlertWire.liveIdentifiers(event));
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
        var present = StoreCalls.call(() -> {
            var found = documents.alerts.find(byId(id.toString())).first();
            if (found == null || revision(found) != before.revision()) {
                return null;
            }
            keepAsHistory(found);
            return found;
        });
        if (present == null) {
            throw new ConcurrentChange();
        }
        var event = AlertWire.withContent(changed);
        var state = encoded(event);
        var pending = pending(entries, event, state, changed.outgoing(), before.revision() + 1);
        var values = state(event, state, changed.alert().reach(), by);
        if (!writes.update(documents.alerts, id.toString(), before.revision(), values, pending)) {
            throw new ConcurrentChange();
        }
        identifiers.changed(liveIdentifiers(present), AlertWire.liveIdentifiers(event));
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
                .append(ORDER, heard.id().order())
                .append(OWNER, heard.id().owner().value())
                .append(FINGERPRINT, ADOPTED);
        adopted.putAll(AuthoredWrites.nothingToSend());
        adopted.putAll(state(event, heard.event(), reach(Reach.NOBODY, alert), ADOPTED));
        var reference = alert.details().nationalReference();
        // Since the older database was restored, the reference may have been used again.
        if (reference != null
                && documents.alerts.find(new Document(REFERENCE, reference)).first() == null) {
            adopted.append(REFERENCE, reference);
        }
        if (!StoreCalls.insertedAsFirst(documents.alerts, adopted)) {
            return false;
        }
        identifiers.changed(List.of(), AlertWire.liveIdentifiers(event));
        return true;
    }

    /** @return false if somebody wrote in between */
    private boolean adoptInto(Document held, ExchangeEvent event, ReceivedEvent heard) {
        if (held.getInteger(VERSION) >= heard.version()) {
            return true;
        }
        keepAsHistory(held);
        var alert = AlertWire.toDomain(event, Reach.NOBODY);
        var values = state(event, heard.event(), reach(reach(held), alert), ADOPTED);
        if (!AuthoredWrites.supplant(documents.alerts, held, values)) {
            return false;
        }
        identifiers.changed(liveIdentifiers(held), AlertWire.liveIdentifiers(event));
        return true;
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
        StoreCalls.insertedAsFirst(documents.versions, kept);
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

    private static List<PendingEvent> presentState(Document document, OutboxEntries entries, long revision) {
        var state = event(document);
        var event = EventEncoding.decode(state.bytes());
        var alert = AlertWire.toDomain(event, reach(document));
        var details = alert.details();
        var outgoing = Routing.of(alert.owner(), details.workingGroup(), details.audience(), alert.reach());
        return pending(entries, event, state, outgoing, revision);
    }

    /** @param state {@code event} encoded, which the caller has at hand */
    private static List<PendingEvent> pending(
            OutboxEntries entries, ExchangeEvent event, EncodedEvent state, List<Outgoing> outgoing, long revision) {
        var tellings = outgoing.stream()
                .map(to -> new OutboxEntries.Telling(
                        to.topic(), to.withContent() ? state : encoded(AlertWire.withoutContent(event))))
                .toList();
        return entries.of(
                EventKey.ofState(event.getSubjectId()), Instant.ofEpochMilli(event.getTime()), tellings, revision);
    }

    private Document state(ExchangeEvent event, EncodedEvent encoded, Reach reach, String by) {
        var values = new Document(VERSION, event.getVersion())
                .append(KIND, event.getKind().name())
                .append(EVENT_ID, event.getEventId())
                .append(EVENT, new Binary(encoded.bytes()))
                .append(CHANGED_AT, new Date(event.getTime()))
                .append(CHANGED_BY, by)
                .append(STORED_AT, Date.from(writes.clock().instant()))
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
