package org.borderexchange.notification.subscription.store;

import static org.borderexchange.notification.store.StoreCalls.call;
import static org.borderexchange.notification.store.StoreCalls.run;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.store.SecretBox;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.notification.subscription.Owner;
import org.borderexchange.notification.subscription.Subscription;
import org.borderexchange.notification.subscription.Subscriptions;
import org.borderexchange.notification.subscription.Terms;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.codelist.UrgencyLevel;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code subscriptions}: {@code {_id, version, reader, owner, createdAt, name, …, channel, muted}}; {@code subscription_state}: one document
 * {@code {_id: "state", number}}, raised after each change.
 */
final class MongoSubscriptions implements Subscriptions {

    private static final Logger log = LoggerFactory.getLogger(MongoSubscriptions.class);

    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String READER = "reader";
    private static final String OWNER = "owner";
    private static final Document STATE = new Document(ID, "state");

    private final MongoCollection<Document> subscriptions;
    private final MongoCollection<Document> state;
    private final ChannelDocuments channels;

    /** Of which it was said already. */
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    MongoSubscriptions(MongoDatabase database, SecretBox box) {
        this.subscriptions = database.getCollection("subscriptions");
        this.state = database.getCollection("subscription_state");
        this.channels = new ChannelDocuments(box);
        subscriptions.createIndex(Indexes.ascending(ID, VERSION), new IndexOptions().unique(true));
        subscriptions.createIndex(Indexes.ascending(READER, OWNER));
    }

    @Override
    public void insert(Subscription subscription) {
        run(() -> subscriptions.insertOne(document(subscription)));
        changed();
    }

    @Override
    public Optional<Subscription> find(String id) {
        return call(() -> Optional.ofNullable(
                        subscriptions.find(new Document(ID, id)).first())
                .map(this::subscription));
    }

    @Override
    public List<Subscription> of(Owner owner) {
        return all(new Document(READER, owner.reader().code()).append(OWNER, owner.subject()));
    }

    @Override
    public List<Subscription> of(Reader reader) {
        return all(new Document(READER, reader.code()));
    }

    @Override
    public List<Subscription> find(Collection<String> ids) {
        return all(new Document(ID, new Document("$in", List.copyOf(ids))));
    }

    private List<Subscription> all(Document criteria) {
        return call(() -> {
            var all = new ArrayList<Subscription>();
            subscriptions.find(criteria).forEach(document -> readable(document).ifPresent(all::add));
            return all;
        });
    }

    /** Empty if this release cannot read it: the others must not wait for it. */
    private Optional<Subscription> readable(Document document) {
        var id = document.getString(ID);
        try {
            var subscription = subscription(document);
            unreadable.remove(id);
            return Optional.of(subscription);
        } catch (RuntimeException failure) {
            // The class alone: messages of libraries may quote the content.
            if (unreadable.add(id)) {
                log.error(
                        "subscription {} cannot be read: {}",
                        id,
                        failure.getClass().getName());
            }
            return Optional.empty();
        }
    }

    @Override
    public boolean replace(Subscription next) {
        var before = new Document(ID, next.id()).append(VERSION, next.version() - 1);
        boolean replaced =
                call(() -> subscriptions.replaceOne(before, document(next)).getMatchedCount() == 1);
        if (replaced) {
            changed();
        }
        return replaced;
    }

    @Override
    public void delete(String id) {
        run(() -> subscriptions.deleteOne(new Document(ID, id)));
        changed();
    }

    /** Last, so that whoever sees the number sees the change. */
    private void changed() {
        run(() -> state.findOneAndUpdate(
                STATE, new Document("$inc", new Document("number", 1L)), new FindOneAndUpdateOptions().upsert(true)));
    }

    @Override
    public long state() {
        var found = call(() -> Optional.ofNullable(state.find(STATE).first()));
        return found.map(document -> document.getLong("number")).orElse(0L);
    }

    @Override
    public Map<String, Integer> versions() {
        var versions = new HashMap<String, Integer>();
        run(() -> subscriptions
                .find()
                .projection(Projections.include(ID, VERSION))
                .forEach(document -> versions.put(document.getString(ID), document.getInteger(VERSION))));
        return versions;
    }

    private Document document(Subscription subscription) {
        var terms = subscription.terms();
        return new Document(ID, subscription.id())
                .append(VERSION, subscription.version())
                .append(READER, subscription.owner().reader().code())
                .append(OWNER, subscription.owner().subject())
                .append("createdAt", Date.from(subscription.createdAt()))
                .append("name", terms.name())
                .append("workingGroups", List.copyOf(terms.workingGroups()))
                .append("types", names(terms.types()))
                .append("origins", List.copyOf(terms.origins()))
                .append("urgencies", names(terms.urgencies()))
                .append("events", names(terms.events()))
                .append("filter", terms.filter().orElse(null))
                .append("language", terms.language().tag())
                .append("channel", channels.document(subscription.channel()))
                .append("muted", List.copyOf(subscription.muted()));
    }

    private Subscription subscription(Document document) {
        return new Subscription(
                document.getString(ID),
                new Owner(new Reader(document.getString(READER)), document.getString(OWNER)),
                document.getInteger(VERSION),
                document.getDate("createdAt").toInstant(),
                new Terms(
                        document.getString("name"),
                        texts(document, "workingGroups"),
                        codes(document, "types", ContentType::valueOf),
                        texts(document, "origins"),
                        codes(document, "urgencies", UrgencyLevel::valueOf),
                        codes(document, "events", EventKind::valueOf),
                        Optional.ofNullable(document.getString("filter")),
                        Language.of(document.getString("language")).orElse(Language.ENGLISH)),
                channels.channel(document.get("channel", Document.class)),
                texts(document, "muted"));
    }

    private static List<String> names(Set<? extends Enum<?>> codes) {
        return codes.stream().map(Enum::name).toList();
    }

    private static Set<String> texts(Document document, String field) {
        return Set.copyOf(document.getList(field, String.class, List.of()));
    }

    private static <T> Set<T> codes(Document document, String field, Function<String, T> code) {
        return texts(document, field).stream().map(code).collect(Collectors.toSet());
    }
}
