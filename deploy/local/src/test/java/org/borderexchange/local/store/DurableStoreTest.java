package org.borderexchange.local.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.borderexchange.local.stack.Ports;
import org.bson.Document;
import org.bson.types.Binary;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableStoreTest {

    private static final int DUPLICATE_KEY = 11000;

    private final DurableStore store = DurableStore.inMemory();
    private final MongoClient client = MongoClients.create(store.connectionString(""));
    private final MongoCollection<Document> alerts =
            client.getDatabase("gateway").getCollection("alerts");

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void answersHelloAsAWritablePrimary() {
        var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));

        assertThat(hello).containsEntry("isWritablePrimary", true).containsEntry("ok", 1.0);
        assertThat(client.getDatabase("admin").runCommand(new Document("ping", 1)))
                .containsEntry("ok", 1.0);
    }

    /** While clients are connected and go on trying. */
    @Test
    void whenClosedItsPortIsFreeForTheNext(@TempDir Path folder) {
        int port = Ports.free().store();
        for (int round = 0; round < 60; round++) {
            var file = folder.resolve("store.mv");
            var next = DurableStore.open(file, port, Durability.PROCESS_KILL);
            try (var nextClient = MongoClients.create(next.connectionString(""))) {
                nextClient.getDatabase("gateway").getCollection("alerts").insertOne(alert("RS-" + round));
                next.close();
            }
        }
    }

    @Test
    void duplicateKeysAreRefusedAsMongoDbRefusesThem() {
        alerts.createIndex(
                Indexes.ascending("reference"), new IndexOptions().unique(true).sparse(true));
        alerts.insertMany(List.of(alert("RS-1").append("reference", "A"), alert("RS-2"), alert("RS-3")));

        for (var duplicate : List.of(alert("RS-1"), alert("RS-4").append("reference", "A"))) {
            var refusal = catchThrowableOfType(MongoWriteException.class, () -> alerts.insertOne(duplicate));
            assertThat(refusal.getCode()).isEqualTo(DUPLICATE_KEY);
        }
        assertThatThrownBy(() -> alerts.updateOne(eq("_id", "RS-2"), set("reference", "A")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(DUPLICATE_KEY));
        assertThat(alerts.countDocuments()).isEqualTo(3);
        assertThat(alerts.countDocuments(eq("reference", "A"))).isEqualTo(1);
        assertThat(alerts.countDocuments(eq("reference", "B"))).isZero();
    }

    @Test
    void compoundUniqueKeysOfAnyValuesFindTheirDocument() {
        alerts.createIndex(Indexes.ascending("_id", "revision"), new IndexOptions().unique(true));
        alerts.createIndex(Indexes.ascending("owner", "part.number", "bytes"), new IndexOptions().unique(true));
        for (int i = 0; i < 300; i++) {
            alerts.insertOne(alert("RS-" + i)
                    .append("owner", i % 2 == 0 ? "RS" : i)
                    .append("part", new Document("number", i % 3 == 0 ? null : i))
                    .append("bytes", new Binary(new byte[] {(byte) i, (byte) (i / 256)})));
        }

        assertThat(alerts.find(new Document("_id", "RS-7").append("revision", 1L)))
                .hasSize(1);
        assertThat(alerts.find(
                        new Document("owner", "RS").append("part.number", 8).append("bytes", new Binary(new byte[] {8, 0
                        }))))
                .extracting(alert -> alert.get("_id"))
                .containsExactly("RS-8");
    }

    @Test
    void anUpdateGuardedByRevisionHappensOnce() {
        alerts.insertOne(alert("RS-1"));
        var guard = new Document("_id", "RS-1").append("revision", 1L);

        assertThat(alerts.replaceOne(guard, alert("RS-1").append("revision", 2L))
                        .getModifiedCount())
                .isEqualTo(1);
        assertThat(alerts.replaceOne(guard, alert("RS-1").append("revision", 3L))
                        .getModifiedCount())
                .isZero();
        assertThat(alerts.updateOne(and(eq("_id", "RS-1"), gte("revision", 2L)), inc("revision", 1L))
                        .getModifiedCount())
                .isEqualTo(1);
        assertThat(alerts.updateOne(and(eq("_id", "RS-1"), lt("revision", 3L)), inc("revision", 1L))
                        .getMatchedCount())
                .isZero();
        assertThat(alerts.updateOne(
                                new Document("_id", "RS-2").append("revision", 1L),
                                set("status", "ACTIVE"),
                                new UpdateOptions().upsert(true))
                        .getUpsertedId())
                .isNotNull();
    }

    @Test
    void findsByIdsBySortedRangesAndByArrayElements() {
        alerts.insertMany(IntStream.range(0, 50)
                .mapToObj(i -> alert("RS-" + i).append("at", i))
                .toList());

        assertThat(alerts.find(in("_id", "RS-3", "RS-4", "RS-99"))).hasSize(2);
        assertThat(alerts.find(and(gte("at", 10), lt("at", 40)))
                        .sort(descending("at"))
                        .limit(3))
                .extracting(alert -> alert.get("_id"))
                .containsExactly("RS-39", "RS-38", "RS-37");
        assertThat(alerts.find(eq("keys", "V:RS-5"))).hasSize(1);
        assertThat(alerts.find(in("keys", "V:RS-5", "P:RS-6"))).hasSize(2);
        assertThat(alerts.find().batchSize(7)).hasSize(50);
    }

    @Test
    void findsAndUpdatesInOneStep() {
        alerts.insertOne(alert("RS-1").append("outbox", List.of(new Document("seq", 1), new Document("seq", 2))));

        var updated = alerts.findOneAndUpdate(
                new Document("_id", "RS-1").append("lease", null),
                combine(set("lease", 5L), pull("outbox", new Document("seq", 1)), push("seen", "BA")),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));

        assertThat(updated).containsEntry("lease", 5L).containsEntry("seen", List.of("BA"));
        assertThat(updated.getList("outbox", Document.class)).containsExactly(new Document("seq", 2));
        assertThat(alerts.findOneAndUpdate(new Document("_id", "RS-1").append("lease", null), set("lease", 6L)))
                .isNull();
    }

    @Test
    void bulkWritesCountWhatTheyDidAndOrderedOnesStopAtTheFirstFault() {
        alerts.insertOne(alert("RS-1"));
        var writes = List.of(
                new ReplaceOneModel<>(eq("_id", "RS-1"), alert("RS-1").append("revision", 2L)),
                new InsertOneModel<>(alert("RS-2")),
                new InsertOneModel<>(alert("RS-1")),
                new InsertOneModel<>(alert("RS-3")));

        var ordered = catchThrowableOfType(MongoBulkWriteException.class, () -> alerts.bulkWrite(writes));
        assertThat(ordered.getWriteErrors()).extracting(e -> e.getIndex()).containsExactly(2);
        assertThat(ordered.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(ordered.getWriteResult().getModifiedCount()).isEqualTo(1);

        var unordered = catchThrowableOfType(
                MongoBulkWriteException.class, () -> alerts.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        assertThat(unordered.getWriteErrors()).extracting(e -> e.getCode()).containsOnly(DUPLICATE_KEY);
        assertThat(unordered.getWriteErrors()).extracting(e -> e.getIndex()).containsExactlyInAnyOrder(1, 2);
        assertThat(unordered.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(alerts.countDocuments()).isEqualTo(3);
    }

    @Test
    void droppingADatabaseLeavesThoseWhoseNamesBeginAlike() {
        var other = client.getDatabase("gateway2").getCollection("alerts");
        other.insertOne(alert("BA-1"));
        alerts.insertOne(alert("RS-1"));

        client.getDatabase("gateway").drop();
        alerts.insertOne(alert("RS-1"));
        client.getDatabase("gateway").drop();

        assertThat(alerts.find()).isEmpty();
        assertThat(other.find()).hasSize(1);
    }

    @Test
    void noReaderSeesHalfAnUpdate() throws InterruptedException {
        var alert = alert("RS-1");
        IntStream.range(0, 500).forEach(i -> alert.append("field" + i, i));
        alerts.insertOne(alert.append("copy", 1L));
        var updates = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 300; i++) {
                alerts.updateOne(eq("_id", "RS-1"), combine(inc("revision", 1L), inc("copy", 1L)));
            }
        });

        while (updates.isAlive()) {
            var seen = alerts.find(eq("_id", "RS-1")).first();
            assertThat(seen.get("copy")).isEqualTo(seen.get("revision"));
        }
        updates.join();
    }

    @Test
    void whatWasWrittenIsThereAfterReopening(@TempDir Path folder) {
        var file = folder.resolve("store");
        try (var first = DurableStore.open(file, 0);
                var connection = MongoClients.create(first.connectionString(""))) {
            var stored = connection.getDatabase("gateway").getCollection("alerts");
            stored.createIndex(Indexes.ascending("reference"), new IndexOptions().unique(true));
            stored.insertOne(alert("RS-1").append("reference", 1).append("bytes", new Binary(new byte[] {1, 2})));
            assertThatThrownBy(() -> DurableStore.open(file, 0)).isInstanceOf(MVStoreException.class);
        }
        try (var second = DurableStore.open(file, 0);
                var connection = MongoClients.create(second.connectionString(""))) {
            var stored = connection.getDatabase("gateway").getCollection("alerts");
            assertThat(stored.find(eq("reference", 1)).first().get("bytes")).isEqualTo(new Binary(new byte[] {1, 2}));
            assertThatThrownBy(() -> stored.insertOne(alert("RS-2").append("reference", 1L)))
                    .isInstanceOf(MongoWriteException.class);
        }
    }

    @Test
    void updatesWithoutEndDoNotGrowTheFile(@TempDir Path folder) throws Exception {
        var file = folder.resolve("store");
        try (var onDisk = DurableStore.open(file, 0, Durability.PROCESS_KILL);
                var connection = MongoClients.create(onDisk.connectionString(""))) {
            var stored = connection.getDatabase("gateway").getCollection("alerts");
            stored.insertMany(IntStream.range(0, 500)
                    .mapToObj(i -> alert("RS-" + i).append("text", "x".repeat(600)))
                    .toList());
            var sizes = new ArrayList<Long>();
            for (int i = 1; i <= 3_000; i++) {
                stored.updateOne(eq("_id", "RS-" + i * 7919 % 500), inc("revision", 1L));
                if (i % 1_000 == 0) {
                    sizes.add(Files.size(file));
                }
            }
            assertThat(sizes).allMatch(size -> size < 8 << 20);
        }
    }

    private static Document alert(String id) {
        return new Document("_id", id)
                .append("revision", 1L)
                .append("status", "ACTIVE")
                .append("keys", List.of("V:" + id, "P:" + id));
    }
}
