package org.borderexchange.gateway.alert.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.ID;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.matching.Identified;
import org.borderexchange.schemas.topic.AlertId;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * How alerts lie in the database. Collection {@code alerts} holds what is, {@code alert_versions} what own alerts were.
 *
 * <pre>
 * every alert     _id, order, revision, owner, version, kind, eventId, changedAt, storedAt, readable
 * while readable  event, workingGroup, type?, status?, issuedAt, validUntil, keys
 * own             changedBy, fingerprint, reference?, idempotencyKey?, reach, outbox, pendingSince?, lease?
 * received        origin (the record as it was signed), versions (what arrived when)
 * </pre>
 */
final class AlertDocuments {

    static final String ORDER = "order";
    static final String OWNER = "owner";
    static final String VERSION = "version";
    static final String KIND = "kind";
    static final String EVENT_ID = "eventId";
    static final String CHANGED_AT = "changedAt";

    /** When an instance of this gateway wrote what the document says now; other instances learn of it by that. */
    static final String STORED_AT = "storedAt";

    static final String READABLE = "readable";
    static final String EVENT = "event";
    static final String WORKING_GROUP = "workingGroup";
    static final String TYPE = "type";
    static final String STATUS = "status";
    static final String ISSUED_AT = "issuedAt";
    static final String VALID_UNTIL = "validUntil";
    static final String KEYS = "keys";
    static final String CHANGED_BY = "changedBy";
    static final String FINGERPRINT = "fingerprint";
    static final String REFERENCE = "reference";
    static final String IDEMPOTENCY_KEY = "idempotencyKey";
    static final String REACH = "reach";
    static final String ORIGIN = "origin";
    static final String VERSIONS = "versions";

    final MongoCollection<Document> alerts;
    final MongoCollection<Document> versions;

    /** Declares the indexes; those that exist already cost nothing. */
    static AlertDocuments in(MongoDatabase database) {
        var durable = AuthoredDocuments.durable(database);
        var documents = new AlertDocuments(durable.getCollection("alerts"), durable.getCollection("alert_versions"));
        StoreCalls.run(documents::declareIndexes);
        return documents;
    }

    private AlertDocuments(MongoCollection<Document> alerts, MongoCollection<Document> versions) {
        this.alerts = alerts;
        this.versions = versions;
    }

    private void declareIndexes() {
        var unique = new IndexOptions().unique(true);
        var uniqueWherePresent = new IndexOptions().unique(true).sparse(true);
        AuthoredDocuments.declareIndexes(alerts);
        alerts.createIndex(Indexes.ascending(REFERENCE), uniqueWherePresent);
        alerts.createIndex(Indexes.ascending(IDEMPOTENCY_KEY), uniqueWherePresent);
        alerts.createIndex(Indexes.descending(ORDER), unique);
        alerts.createIndex(Indexes.descending(WORKING_GROUP, ORDER));
        alerts.createIndex(Indexes.descending(OWNER, ORDER));
        alerts.createIndex(Indexes.descending(KEYS, ORDER));
        alerts.createIndex(Indexes.ascending(STATUS, VALID_UNTIL));
        alerts.createIndex(Indexes.ascending(STORED_AT));
    }

    static AlertId id(Document document) {
        return AlertId.parse(document.getString(ID)).orElseThrow(() -> new IllegalStateException("not an alert id"));
    }

    /** By what a document is found, if it is there, readable and active. */
    static List<Identified> liveIdentifiers(@Nullable Document document) {
        return document != null && document.getBoolean(READABLE)
                ? AlertWire.liveIdentifiers(event(document))
                : List.of();
    }

    static EncodedEvent event(Document document) {
        return new EncodedEvent(document.get(EVENT, Binary.class).getData());
    }
}
