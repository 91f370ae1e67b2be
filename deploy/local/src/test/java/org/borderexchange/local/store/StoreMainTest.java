package org.borderexchange.local.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreMainTest {

    private static final int WRITERS = 6;

    @TempDir
    Path folder;

    private Path file;
    private Process process;
    private String connectionString;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("store");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreMain.class.getName(),
                        file.toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = process.inputReader().readLine();
        connectionString = line.substring(line.indexOf("mongodb://"));
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        var acknowledged = new ConcurrentHashMap<String, Long>();
        var threads = new ArrayList<Thread>();
        try (var client = MongoClients.create(connectionString + "?serverSelectionTimeoutMS=3000")) {
            var alerts = client.getDatabase("gateway").getCollection("alerts");
            alerts.createIndex(Indexes.ascending("reference"), new IndexOptions().unique(true));
            for (int writer = 0; writer < WRITERS; writer++) {
                var prefix = writer + "-";
                threads.add(Thread.ofPlatform().start(() -> writeUntilKilled(alerts, prefix, acknowledged)));
            }
            await().atMost(10, SECONDS).until(() -> acknowledged.size() > 500);
            process.destroyForcibly().waitFor();
            for (var thread : threads) {
                thread.join();
            }
        }

        try (var store = DurableStore.open(file, 0);
                var client = MongoClients.create(store.connectionString(""))) {
            var stored = new ConcurrentHashMap<String, Long>();
            var alerts = client.getDatabase("gateway").getCollection("alerts");
            for (var alert : alerts.find()) {
                stored.put(alert.getString("_id"), alert.getLong("revision"));
                assertThat(alerts.find(eq("reference", alert.get("reference"))).first())
                        .as("no half of a command")
                        .isEqualTo(alert);
            }
            assertThat(stored).containsKeys(acknowledged.keySet().toArray(String[]::new));
            assertThat(acknowledged)
                    .allSatisfy((id, revision) -> assertThat(stored.get(id)).isGreaterThanOrEqualTo(revision));
        }
    }

    @Test
    void endsCleanlyWhenToldTo() throws Exception {
        try (var client = MongoClients.create(connectionString)) {
            client.getDatabase("gateway").getCollection("alerts").insertOne(new Document("_id", "RS-1"));
            process.destroy();
            assertThat(process.waitFor(10, SECONDS)).isTrue();
        }
        try (var store = DurableStore.open(file, 0);
                var client = MongoClients.create(store.connectionString(""))) {
            assertThat(client.getDatabase("gateway").getCollection("alerts").find())
                    .hasSize(1);
        }
    }

    /** Inserts an alert and amends one of its earlier ones, in turn. */
    private static void writeUntilKilled(
            MongoCollection<Document> alerts, String prefix, Map<String, Long> acknowledged) {
        try {
            for (int i = 0; ; i++) {
                var id = prefix + i;
                alerts.insertOne(new Document("_id", id)
                        .append("revision", 1L)
                        .append("reference", "reference of " + id)
                        .append("text", "x".repeat(500)));
                acknowledged.put(id, 1L);
                var earlier = prefix + i / 2;
                alerts.updateOne(
                        new Document("_id", earlier).append("revision", acknowledged.get(earlier)),
                        inc("revision", 1L));
                acknowledged.merge(earlier, 1L, Long::sum);
            }
        } catch (MongoException e) {
            // the store was killed, as the test wants
        }
    }
}
