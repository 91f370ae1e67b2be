package org.borderexchange.gateway.alert.store;

import static org.borderexchange.gateway.alert.store.AlertDocuments.OUTBOX;
import static org.borderexchange.gateway.alert.store.AlertDocuments.PENDING_SINCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.gateway.outbox.TraceContext;
import org.borderexchange.gateway.routing.Outgoing;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Unsent events as they lie in the document of their subject. */
final class OutboxEntries {

    /** More destinations than one event can have: room for the sequence numbers of one revision. */
    private static final long PER_REVISION = 1_000;

    private final TraceContext trace;

    OutboxEntries(TraceContext trace) {
        this.trace = trace;
    }

    /**
     * One entry for each destination of an event.
     *
     * @param state {@code event} encoded, which the caller has at hand
     * @param revision under which they are stored; sequence numbers grow with it
     */
    List<PendingEvent> of(ExchangeEvent event, EncodedEvent state, List<Outgoing> outgoing, long revision) {
        var key = EventKey.ofState(event.getSubjectId());
        var acceptedAt = Instant.ofEpochMilli(event.getTime());
        var traceParent = trace.traceParent().orElse(null);
        var entries = new ArrayList<PendingEvent>(outgoing.size());
        for (var destination : outgoing) {
            var told = destination.withContent() ? state : erasure(event);
            var seq = revision * PER_REVISION + entries.size();
            entries.add(new PendingEvent(seq, destination.topic(), key, told, acceptedAt, traceParent));
        }
        return entries;
    }

    /** The update that adds them; what waits longer keeps its place in the queue. */
    static Document appended(List<PendingEvent> entries, Instant now) {
        return new Document("$push", new Document(OUTBOX, new Document("$each", documents(entries))))
                .append("$min", new Document(PENDING_SINCE, Date.from(now)));
    }

    static List<Document> documents(List<PendingEvent> entries) {
        return entries.stream().map(OutboxEntries::document).toList();
    }

    static List<PendingEvent> read(String subjectId, List<Document> documents) {
        return documents.stream().map(entry -> read(subjectId, entry)).toList();
    }

    private static EncodedEvent erasure(ExchangeEvent event) {
        return new EncodedEvent(EventEncoding.encode(AlertWire.withoutContent(event)));
    }

    private static Document document(PendingEvent entry) {
        return new Document("seq", entry.seq())
                .append("topic", entry.topic().name())
                .append("event", new Binary(entry.event().bytes()))
                .append("acceptedAt", Date.from(entry.acceptedAt()))
                .append("traceParent", entry.traceParent());
    }

    private static PendingEvent read(String subjectId, Document entry) {
        @Nullable String traceParent = entry.getString("traceParent");
        return new PendingEvent(
                entry.getLong("seq"),
                TopicName.parse(entry.getString("topic"))
                        .orElseThrow(() -> new IllegalStateException("not a topic of the exchange")),
                EventKey.ofState(subjectId),
                new EncodedEvent(entry.get("event", Binary.class).getData()),
                entry.getDate("acceptedAt").toInstant(),
                traceParent);
    }
}
