package org.borderexchange.gateway.inbound.store;

import static java.util.stream.Collectors.toMap;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.borderexchange.gateway.inbound.Positions;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.bson.Document;

/**
 * One document a partition and instance: {@code {_id: "<instance>/<topic>/<partition>", next}}. Written without waiting
 * for a majority: losing a position costs a second reading, no more.
 */
final class MongoPositions implements Positions {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> positions;
    private final String instance;

    MongoPositions(MongoDatabase database, String instance) {
        this.positions = database.getCollection("inbound_positions");
        this.instance = instance;
    }

    @Override
    public Map<TopicPartition, Long> load(Collection<TopicPartition> partitions) {
        var byId = partitions.stream().collect(toMap(this::id, Function.identity()));
        var next = new HashMap<TopicPartition, Long>();
        try {
            positions
                    .find(new Document("_id", new Document("$in", byId.keySet())))
                    .forEach(found -> next.put(byId.get(found.getString("_id")), found.getLong("next")));
        } catch (MongoException failure) {
            throw new StoreUnavailable(failure);
        }
        return next;
    }

    @Override
    public void save(Map<TopicPartition, Long> next) {
        var writes = next.entrySet().stream()
                .map(position -> new ReplaceOneModel<>(
                        new Document("_id", id(position.getKey())), new Document("next", position.getValue()), UPSERT))
                .toList();
        try {
            positions.bulkWrite(writes, IN_ANY_ORDER);
        } catch (MongoException failure) {
            throw new StoreUnavailable(failure);
        }
    }

    private String id(TopicPartition partition) {
        return instance + "/" + partition.topic() + "/" + partition.partition();
    }
}
