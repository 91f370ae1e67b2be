package org.borderexchange.local.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches that look only where an index points. Each test arms the documents that nobody has to look at: a search that
 * looks at one fails.
 */
class IndexedSearchTest {

    private static final int ALERTS = 200;

    /** Fails for armed documents. It stands first, to be the first that a document is matched against. */
    private static final Bson LOOK = expr(new Document("$size", "$harmless"));

    @TempDir
    Path folder;

    private DurableStore store;
    private MongoClient client;
    private MongoCollection<Document> alerts;

    @BeforeEach
    void open() {
        store = DurableStore.open(folder.resolve("store"), 0, Durability.PROCESS_KILL);
        client = MongoClients.create(store.connectionString(""));
        alerts = client.getDatabase("gateway").getCollection("alerts");
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void whoLooksAtAnArmedDocumentFails() {
        fill();
        arm("RS-7");

        assertThatThrownBy(() -> ids(search(eq("unindexed", 1)))).isInstanceOf(MongoException.class);
        assertThatThrownBy(() -> ids(search(eq("_id", "RS-7")))).isInstanceOf(MongoException.class);
    }

    @Test
    void elementsOfArraysAreFound() {
        fill();
        armAllBut("RS-3", "RS-7", "RS-8");

        assertThat(ids(search(eq("keys", "V:7")))).containsExactly("RS-7");
        assertThat(ids(search(in("keys", "V:7", "P:8", "V:none")))).containsExactlyInAnyOrder("RS-7", "RS-8");
        assertThat(ids(search(in("keys", List.of())))).isEmpty();
        assertThat(ids(search(and(eq("status", "ACTIVE"), in("keys", "V:3", "V:7"), lt("order", order(7))))
                        .sort(descending("order"))
                        .limit(10)))
                .containsExactly("RS-3");
    }

    @Test
    void rangesAreFound() {
        fill();
        armAllBut("RS-7", "RS-8", "RS-9", "RS-10"); // the ends of a range are looked at

        assertThat(ids(search(and(gte("at", 7), lt("at", 10))))).containsExactlyInAnyOrder("RS-7", "RS-8", "RS-9");
        assertThat(ids(search(new Document("at", new Document("$gt", 7L).append("$lte", 9.0)))))
                .containsExactlyInAnyOrder("RS-8", "RS-9");
        assertThat(ids(search(and(gte("order", order(7)), lte("order", order(9))))))
                .hasSize(3);
        assertThat(ids(search(and(gte("_id", "RS-7"), lt("_id", "RS-7!"))))).containsExactly("RS-7");
        assertThat(ids(search(and(gte("lease.until", new Date(7)), lt("lease.until", new Date(9))))))
                .containsExactlyInAnyOrder("RS-7", "RS-8");
        assertThat(alerts.countDocuments(and(LOOK, gte("at", 7), lt("at", 10)))).isEqualTo(3);
    }

    @Test
    void presenceIsFoundAndForgotten() {
        fill();
        armAllBut("RS-7", "RS-8");
        alerts.updateOne(eq("_id", "RS-8"), set("pendingSince", new Date(1)));
        alerts.updateOne(eq("_id", "RS-7"), set("pendingSince", new Date(2)));
        alerts.updateOne(eq("_id", "RS-9"), set("pendingSince", new Date(3)));
        alerts.updateOne(eq("_id", "RS-9"), unset("pendingSince"));

        assertThat(ids(search(exists("pendingSince")).sort(ascending("pendingSince"))))
                .containsExactly("RS-8", "RS-7");
        assertThat(ids(search(and(exists("pendingSince"), lte("lease.until", new Date(7))))
                        .sort(ascending("pendingSince"))
                        .limit(5)))
                .containsExactly("RS-7");

        alerts.deleteOne(eq("_id", "RS-7"));
        assertThat(ids(search(exists("pendingSince")))).containsExactly("RS-8");
    }

    @Test
    void aPageIsReadInTheOrderOfAnIndexAndNoFurther() {
        fill();
        armAllBut("RS-97", "RS-98", "RS-99", "RS-100", "RS-196", "RS-197", "RS-198", "RS-199");

        assertThat(ids(search(empty()).sort(descending("order")).limit(3)))
                .containsExactly("RS-199", "RS-198", "RS-197");
        assertThat(ids(search(lt("order", order(100))).sort(descending("order")).limit(2)))
                .containsExactly("RS-99", "RS-98");
        assertThat(ids(search(lt("order", order(100)))
                        .sort(descending("order"))
                        .skip(1)
                        .limit(2)))
                .containsExactly("RS-98", "RS-97");
        assertThat(ids(search(and(eq("group", "odd"), lt("order", order(100))))
                        .sort(descending("order"))
                        .limit(2)))
                .containsExactly("RS-99", "RS-97");
        assertThat(ids(search(gt("order", order(196))).sort(ascending("order")).limit(3)))
                .containsExactly("RS-197", "RS-198", "RS-199");
    }

    @Test
    void theIndexThatLeavesTheFewestIsUsed() {
        fill();
        armAllBut("RS-7");

        assertThat(ids(search(and(eq("group", "odd"), eq("keys", "V:7"))))).containsExactly("RS-7");
        assertThat(ids(search(and(eq("keys", "ALL"), eq("at", 7))))).containsExactly("RS-7");
    }

    @Test
    void whatIsRareIsFoundWithoutReadingAllInOrder() {
        fill();
        armAllBut("RS-7");

        assertThat(ids(search(and(eq("group", "odd"), eq("keys", "V:7")))
                        .sort(descending("order"))
                        .limit(1)))
                .containsExactly("RS-7");
    }

    @Test
    void allFieldsOfAnIndexNarrowTheSearch() {
        fill();
        armAllBut("RS-6", "RS-8", "RS-10");

        assertThat(ids(search(and(eq("group", "even"), eq("status", "ACTIVE"), gt("at", 5), lte("at", 10)))))
                .containsExactlyInAnyOrder("RS-6", "RS-8", "RS-10");
    }

    @Test
    void indexesAreMadeAnewWhenTheStoreIsOpened() {
        fill();
        armAllBut("RS-7");
        alerts.deleteOne(eq("_id", "RS-8"));
        close();
        open();

        assertThat(ids(search(in("keys", "V:7", "V:8")))).containsExactly("RS-7");
        assertThat(ids(search(and(gte("at", 7), lte("at", 8))))).containsExactly("RS-7");

        declareIndexes();
        assertThat(ids(search(in("keys", "V:7", "V:8")))).containsExactly("RS-7");
    }

    @Test
    void anIndexThatIsDeclaredLaterOrDroppedChangesNoAnswer() {
        alerts.insertMany(
                IntStream.range(0, ALERTS).mapToObj(IndexedSearchTest::alert).toList());
        declareIndexes();
        arm("RS-9");

        assertThat(ids(search(eq("at", 7)))).containsExactly("RS-7");

        alerts.dropIndexes();
        assertThat(ids(alerts.find(eq("at", 7)))).containsExactly("RS-7");
        assertThatThrownBy(() -> ids(search(eq("at", 7)))).isInstanceOf(MongoException.class);
    }

    @Test
    void aUniqueIndexThatDuplicatesPreventedCanBeMadeLater() {
        alerts.insertMany(List.of(alert(7), alert(8).append("order", order(7))));
        assertThatThrownBy(this::declareIndexes).isInstanceOf(MongoException.class);

        alerts.deleteOne(eq("_id", "RS-8"));
        declareIndexes();

        assertThat(ids(search(eq("order", order(7))))).containsExactly("RS-7");
        assertThatThrownBy(() -> alerts.insertOne(alert(9).append("order", order(7))))
                .isInstanceOf(MongoException.class);
    }

    private void fill() {
        declareIndexes();
        alerts.insertMany(
                IntStream.range(0, ALERTS).mapToObj(IndexedSearchTest::alert).toList());
    }

    private void declareIndexes() {
        alerts.createIndex(Indexes.descending("order"), new IndexOptions().unique(true));
        alerts.createIndex(Indexes.descending("group", "order"));
        alerts.createIndex(Indexes.descending("keys", "order"));
        alerts.createIndex(Indexes.ascending("at"));
        alerts.createIndex(Indexes.ascending("lease.until"));
        alerts.createIndex(Indexes.ascending("pendingSince"), new IndexOptions().sparse(true));
        alerts.createIndex(Indexes.ascending("group", "status", "at"));
    }

    private static Document alert(int number) {
        return new Document("_id", "RS-" + number)
                .append("order", order(number))
                .append("group", number % 2 == 0 ? "even" : "odd")
                .append("status", "ACTIVE")
                .append("keys", List.of("V:" + number, "P:" + number, "ALL"))
                .append("at", number)
                .append("lease", new Document("until", new Date(number)))
                .append("harmless", List.of(1));
    }

    private static String order(int number) {
        return "%05d".formatted(number);
    }

    private void armAllBut(String... ids) {
        alerts.updateMany(new Document("_id", new Document("$nin", List.of(ids))), set("harmless", "no"));
    }

    private void arm(String id) {
        alerts.updateOne(eq("_id", id), set("harmless", "no"));
    }

    private FindIterable<Document> search(Bson filter) {
        return alerts.find(and(LOOK, filter));
    }

    private static List<String> ids(FindIterable<Document> found) {
        return found.map(document -> document.getString("_id")).into(new ArrayList<>());
    }
}
