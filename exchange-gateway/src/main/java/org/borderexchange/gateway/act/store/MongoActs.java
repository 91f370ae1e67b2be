package org.borderexchange.gateway.act.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.*;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.OutboxEntries;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Collection {@code acts}: {@code {_id: key, revision, version, kind, eventId, at, by, event, topics, outbox, pendingSince?, lease}}; what
 * an act was before stays in {@code act_versions}: {@code {_id: "<key>/<version>", version, kind, …, event}}.
 */
final class MongoActs implements Acts {

    private static final String VERSION = "version";
    private static final String KIND = "kind";
    private static final String EVENT_ID = "eventId";
    private static final String AT = "at";
    private static final String BY = "by";
    private static final String EVENT = "event";
    private static final String TOPICS = "topics";

    private final MongoCollection<Document> acts;
    private final MongoCollection<Document> versions;
    private final OutboxEntries entries;
    private final AuthoredWrites writes;
    private final Clock clock;

    MongoActs(Collections collections, OutboxEntries entries, AuthoredWrites writes, Clock clock) {
        this.acts = collections.acts();
        this.versions = collections.versions();
        this.entries = entries;
        this.writes = writes;
        this.clock = clock;
    }

    record Collections(MongoCollection<Document> acts, MongoCollection<Document> versions) {

        /** Declares the indexes; those that exist already cost nothing. */
        static Collections in(MongoDatabase database) {
            var durable = AuthoredDocuments.durable(database);
            var acts = durable.getCollection("acts");
            StoreCalls.run(() -> AuthoredDocuments.declareIndexes(acts));
            return new Collections(acts, durable.getCollection("act_versions"));
        }

        /** Acts as the outbox sees them. */
        AuthoredDocuments authored(OutboxEntries entries) {
            return new AuthoredDocuments(
                    acts,
                    key -> key.speaker().isPresent(),
                    (document, revision) -> pending(act(document), entries, revision));
        }
    }

    @Override
    public void say(Act act) throws AlreadySaid {
        if (act.version() == 1) {
            insert(act);
            return;
        }
        var id = act.key().toString();
        boolean said = false;
        while (!said) {
            var held = held(id);
            if (held == null || held.getInteger(VERSION) != act.version() - 1) {
                throw new AlreadySaid();
            }
            said = update(held, act);
        }
    }

    private void insert(Act act) throws AlreadySaid {
        var document = byId(act.key().toString());
        document.putAll(values(act));
        try {
            writes.insert(acts, document, pending(act, entries, AuthoredWrites.FIRST));
        } catch (MongoWriteException duplicate) {
            throw new AlreadySaid();
        }
    }

    /** @return false if somebody, the relay perhaps, wrote in between */
    private boolean update(Document held, Act act) {
        keepAsHistory(held);
        var seen = revision(held);
        return writes.update(acts, held.getString(ID), seen, values(act), pending(act, entries, seen + 1));
    }

    @Override
    public List<Act> sayAll(List<Act> all) {
        var held = all.stream().allMatch(act -> act.version() == 1) ? Map.<EventKey, Document>of() : heldOf(all);
        var changes = new ArrayList<AuthoredWrites.Change>();
        var made = new ArrayList<Act>();
        for (var act : all) {
            change(act, held.get(act.key())).ifPresent(change -> {
                changes.add(change);
                made.add(act);
            });
        }
        keepAllAsHistory(held.values());
        return writes.writeAll(acts, changes) ? made : stored(made);
    }

    /** Empty if it does not follow what is held. */
    private Optional<AuthoredWrites.Change> change(Act act, @Nullable Document held) {
        var id = act.key().toString();
        if (act.version() == 1) {
            return Optional.of(
                    new AuthoredWrites.Change(id, 0, values(act), pending(act, entries, AuthoredWrites.FIRST)));
        }
        if (held == null || held.getInteger(VERSION) != act.version() - 1) {
            return Optional.empty();
        }
        var seen = revision(held);
        return Optional.of(new AuthoredWrites.Change(id, seen, values(act), pending(act, entries, seen + 1)));
    }

    private Map<EventKey, Document> heldOf(List<Act> all) {
        return StoreCalls.call(() -> {
            var held = new HashMap<EventKey, Document>();
            acts.find(byIds(ids(all.stream().map(Act::key).toList())))
                    .forEach(document -> held.put(key(document), document));
            return held;
        });
    }

    /** Those of them that are the present state. */
    private List<Act> stored(List<Act> made) {
        var standing = standing(made.stream().map(Act::key).toList());
        return made.stream()
                .filter(act -> Optional.ofNullable(standing.get(act.key()))
                        .filter(present -> present.eventId().equals(act.eventId()))
                        .isPresent())
                .toList();
    }

    @Override
    public List<Act> find(Collection<EventKey> keys) {
        return StoreCalls.call(
                () -> acts.find(byIds(ids(keys))).map(MongoActs::act).into(new ArrayList<>()));
    }

    @Override
    public List<Act> of(String subject) {
        // What follows the slash.
        var ofThatSubject = Filters.and(Filters.gte(ID, subject + "/"), Filters.lt(ID, subject + "0"));
        return StoreCalls.call(
                () -> acts.find(ofThatSubject).map(MongoActs::act).into(new ArrayList<>()));
    }

    @Override
    public void adopt(Act heard) {
        StoreCalls.run(() -> {
            Document held;
            do {
                held = acts.find(byId(heard.key().toString())).first();
            } while (held == null ? !insertAdopted(heard) : !adoptInto(held, heard));
        });
    }

    /** @return false if another instance did so first */
    private boolean insertAdopted(Act heard) {
        var adopted = byId(heard.key().toString());
        adopted.putAll(values(heard));
        adopted.putAll(AuthoredWrites.nothingToSend());
        return StoreCalls.insertedAsFirst(acts, adopted);
    }

    /** @return false if somebody wrote in between */
    private boolean adoptInto(Document held, Act heard) {
        if (held.getInteger(VERSION) >= heard.version()) {
            return true;
        }
        keepAsHistory(held);
        var toldBefore = held.getList(TOPICS, String.class).stream();
        var told = heard.topics().stream().map(TopicName::name);
        var topics = Stream.concat(toldBefore, told).distinct().toList();
        return AuthoredWrites.supplant(acts, held, values(heard).append(TOPICS, topics));
    }

    /** Inserted before the change it makes room for: should that fail, a spare copy of what still is does no harm. */
    private void keepAsHistory(Document held) {
        StoreCalls.run(() -> StoreCalls.insertedAsFirst(versions, history(held)));
    }

    /** As {@link #keepAsHistory}. */
    private void keepAllAsHistory(Collection<Document> held) {
        if (!held.isEmpty()) {
            var models = held.stream()
                    .map(MongoActs::history)
                    .map(kept ->
                            new ReplaceOneModel<>(byId(kept.getString(ID)), kept, new ReplaceOptions().upsert(true)))
                    .toList();
            StoreCalls.run(() -> versions.bulkWrite(models, new BulkWriteOptions().ordered(false)));
        }
    }

    private static Document history(Document held) {
        var kept = byId(held.getString(ID) + "/" + held.getInteger(VERSION));
        for (var field : List.of(VERSION, KIND, EVENT_ID, AT, BY, EVENT, TOPICS)) {
            kept.append(field, held.get(field));
        }
        return kept;
    }

    @Override
    public void supersede(EventKey key, int seenVersion) {
        boolean done = false;
        while (!done) {
            var held = held(key.toString());
            done = held == null
                    || held.getInteger(VERSION) > seenVersion
                    || update(held, above(seenVersion, act(held)));
        }
    }

    /** The same said again. */
    private Act above(int seenVersion, Act act) {
        var now = clock.instant();
        var event = EventEncoding.decode(act.event().bytes());
        event.setVersion(seenVersion + 1);
        event.setEventId(EventId.next(now));
        event.setTime(now.toEpochMilli());
        return new Act(
                act.key(),
                event.getVersion(),
                act.kind(),
                event.getEventId(),
                now,
                act.by(),
                new EncodedEvent(EventEncoding.encode(event)),
                act.topics());
    }

    @Override
    public Map<EventKey, Standing> standing(Collection<EventKey> keys) {
        return StoreCalls.call(() -> {
            var standing = new HashMap<EventKey, Standing>();
            for (var document :
                    acts.find(byIds(ids(keys))).projection(Projections.include(VERSION, EVENT_ID, OUTBOX + ".seq"))) {
                standing.put(
                        key(document),
                        new Standing(
                                document.getInteger(VERSION),
                                document.getString(EVENT_ID),
                                !outbox(document).isEmpty()));
            }
            return standing;
        });
    }

    private @Nullable Document held(String id) {
        return StoreCalls.call(() -> acts.find(byId(id)).first());
    }

    private static List<PendingEvent> pending(Act act, OutboxEntries entries, long revision) {
        var tellings = act.topics().stream()
                .map(topic -> new OutboxEntries.Telling(topic, act.event()))
                .toList();
        return entries.of(act.key(), act.at(), tellings, revision);
    }

    private static Document values(Act act) {
        return new Document(VERSION, act.version())
                .append(KIND, act.kind().name())
                .append(EVENT_ID, act.eventId())
                .append(AT, Date.from(act.at()))
                .append(BY, act.by())
                .append(EVENT, new Binary(act.event().bytes()))
                .append(TOPICS, act.topics().stream().map(TopicName::name).toList());
    }

    private static Act act(Document document) {
        return new Act(
                key(document),
                document.getInteger(VERSION),
                EventKind.valueOf(document.getString(KIND)),
                document.getString(EVENT_ID),
                document.getDate(AT).toInstant(),
                document.getString(BY),
                new EncodedEvent(document.get(EVENT, Binary.class).getData()),
                document.getList(TOPICS, String.class).stream()
                        .map(name -> TopicName.parse(name).orElseThrow())
                        .toList());
    }

    private static EventKey key(Document document) {
        return EventKey.parse(document.getString(ID)).orElseThrow();
    }

    private static List<String> ids(Collection<EventKey> keys) {
        return keys.stream().map(EventKey::toString).distinct().toList();
    }
}
