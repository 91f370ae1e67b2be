package org.borderexchange.gateway.inbound.store;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.borderexchange.gateway.inbound.ParkedEvents;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * {@code {_id: "<topic>/<partition>/<offset>", topic, partition, offset, timestamp, key, value, headers: [{name,
 * value}]}}; numbers in the id are padded, so that ids sort as the records stood.
 */
final class MongoParkedEvents implements ParkedEvents {

    private static final int PORTION = 100;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> events;

    MongoParkedEvents(MongoDatabase database) {
        events = database.getCollection("parked_events").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @Override
    public void park(ConsumerRecord<byte[], byte[]> record) {
        try {
            events.replaceOne(id(record), document(record), UPSERT);
        } catch (MongoException failure) {
            throw new StoreUnavailable(failure);
        }
    }

    @Override
    public void forEachPortion(Consumer<List<ConsumerRecord<byte[], byte[]>>> action) {
        var portion = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var found =
                events.find().sort(new Document("_id", 1)).batchSize(PORTION).iterator()) {
            while (found.hasNext()) {
                portion.add(record(found.next()));
                if (portion.size() == PORTION || !found.hasNext()) {
                    action.accept(List.copyOf(portion));
                    portion.clear();
                }
            }
        } catch (MongoException failure) {
            throw new StoreUnavailable(failure);
        }
    }

    @Override
    public void remove(ConsumerRecord<byte[], byte[]> record) {
        try {
            events.deleteOne(id(record));
        } catch (MongoException failure) {
            throw new StoreUnavailable(failure);
        }
    }

    @Override
    public long count() {
        try {
            return events.estimatedDocumentCount();
        } catch (MongoException failure) {
            throw new StoreUnavailable(failure);
        }
    }

    private static Document id(ConsumerRecord<?, ?> record) {
        return new Document("_id", "%s/%05d/%019d".formatted(record.topic(), record.partition(), record.offset()));
    }

    private static Document document(ConsumerRecord<byte[], byte[]> record) {
        var headers = new ArrayList<Document>();
        record.headers().forEach(header -> headers.add(document(header)));
        return new Document("topic", record.topic())
                .append("partition", record.partition())
                .append("offset", record.offset())
                .append("timestamp", record.timestamp())
                .append("key", new Binary(record.key()))
                .append("value", new Binary(record.value()))
                .append("headers", headers);
    }

    /** Anybody may add a header without value: they are not signed. */
    private static Document document(Header header) {
        return new Document("name", header.key())
                .append("value", header.value() == null ? null : new Binary(header.value()));
    }

    private static ConsumerRecord<byte[], byte[]> record(Document stored) {
        var key = stored.get("key", Binary.class).getData();
        var value = stored.get("value", Binary.class).getData();
        return new ConsumerRecord<>(
                stored.getString("topic"),
                stored.getInteger("partition"),
                stored.getLong("offset"),
                stored.getLong("timestamp"),
                TimestampType.CREATE_TIME,
                key.length,
                value.length,
                key,
                value,
                headers(stored),
                Optional.empty());
    }

    private static Headers headers(Document stored) {
        var headers = new RecordHeaders();
        stored.getList("headers", Document.class).forEach(header -> {
            var value = header.get("value", Binary.class);
            headers.add(header.getString("name"), value == null ? null : value.getData());
        });
        return headers;
    }
}
