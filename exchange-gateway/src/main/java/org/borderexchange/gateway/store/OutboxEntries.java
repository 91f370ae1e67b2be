package org.borderexchange.gateway.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.OUTBOX;
import static org.borderexchange.gateway.store.AuthoredDocuments.PENDING_SINCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.gateway.outbox.TraceContext;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Unsent events as they lie in the document that they tell of. */
public final class OutboxEntries {

    /** More destinations than one event can have: room for the sequence numbers of one revision. */
    private static final long PER_REVISION = 1_000;

    private final TraceContext trace;

    public OutboxEntries(TraceContext trace) {
        this.trace = trace;
    }

    /** What one topic is told. */
    public record Telling(TopicName topic, EncodedEvent event) {}

    /**
     * One entry for each destination of an event.
     *
     * @param acceptedAt time of the event
     * @param tellings in sending order
     * @param revision under which they are stored; sequence numbers grow with it
     */
    public List<PendingEvent> of(EventKey key, Instant acceptedAt, List<Telling> tellings, long revision) {
        var traceParent = trace.traceParent().orElse(null);
        var entries = new ArrayList<PendingEvent>(tellings.size());
        for (var telling : tellings) {
            var seq = revision * PER_REVISION + entries.size();
            entries.add(new PendingEvent(seq, telling.topic(), key, telling.event(), acceptedAt, traceParent));
        }
        return entries;
    }

    /** The update that adds them; what waits longer keeps its place in the queue. */
    public static Document appended(List<PendingEvent> entries, Instant now) {
        return new Document("$push", new Document(OUTBOX, new Document("$each", documents(entries))))
                .append("$min", new Document(PENDING_SINCE, Date.from(now)));
    }

    public static List<Document> documents(List<PendingEvent> entries) {
        return entries.stream().map(OutboxEntries::document).toList();
    }

    static List<PendingEvent> read(String id, List<Document> documents) {
        var key = EventKey.parse(id).orElseThrow(() -> new IllegalStateException("not a key of events"));
        return documents.stream().map(entry -> read(key, entry)).toList();
    }

    private static Document document(PendingEvent entry) {
        return new Document("seq", entry.seq())
                .append("topic", entry.topic().name())
                .append("event", new Binary(entry.event().bytes()))
                .append("acceptedAt", Date.from(entry.acceptedAt()))
                .append("traceParent", entry.traceParent());
    }

    private static PendingEvent read(EventKey key, Document entry) {
        @Nullable String traceParent = entry.getString("traceParent");
        return new PendingEvent(
                entry.getLong("seq"),
                TopicName.parse(entry.getString("topic"))
                        .orElseThrow(() -> new IllegalStateException("not a topic of the exchange")),
                key,
                new EncodedEvent(entry.get("event", Binary.class).getData()),
                entry.getDate("acceptedAt").toInstant(),
                traceParent);
    }
}
