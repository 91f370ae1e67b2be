package org.borderexchange.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoServerException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Whatever is written and asked, a collection with indexes answers as one that scans. */
class IndexPropertiesTest {

    private static final DurableStore STORE = DurableStore.inMemory();
    private static final MongoClient STORE_CLIENT = MongoClients.create(STORE.connectionString(""));
    private static final MongoServer SCANNING = new MongoServer(H2Backend.inMemory());
    private static final MongoClient SCANNING_CLIENT =
            MongoClients.create("mongodb://127.0.0.1:" + SCANNING.bind().getPort());

    @AfterContainer
    static void stop() {
        STORE_CLIENT.close();
        SCANNING_CLIENT.close();
        STORE.close();
        SCANNING.shutdownNow();
    }

    @Property(tries = 60)
    void indexesChangeNoAnswer(@ForAll("writes") List<Write> writes, @ForAll("searches") List<Search> searches) {
        var indexed = STORE_CLIENT.getDatabase("test").getCollection("alerts");
        var plain = SCANNING_CLIENT.getDatabase("test").getCollection("alerts");
        indexed.deleteMany(new Document());
        plain.deleteMany(new Document());
        indexed.dropIndexes();
        declareIndexes(indexed);

        for (var write : writes) {
            assertThat(write.in(indexed)).as(write.what).isEqualTo(write.in(plain));
        }

        for (var search : searches) {
            assertThat(search.in(indexed)).as(search.toString()).isEqualTo(search.in(plain));
            assertThat(indexed.countDocuments(search.filter)).isEqualTo(plain.countDocuments(search.filter));
        }
    }

    private static void declareIndexes(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.descending("order"), new IndexOptions().unique(true));
        collection.createIndex(
                Indexes.ascending("code"), new IndexOptions().unique(true).sparse(true));
        collection.createIndex(Indexes.ascending("at"), new IndexOptions().sparse(true));
        collection.createIndex(Indexes.descending("group", "order"));
        collection.createIndex(Indexes.descending("keys", "order"));
        collection.createIndex(Indexes.ascending("group", "keys", "at"));
        collection.createIndex(Indexes.ascending("group", "at"));
        collection.createIndex(Indexes.ascending("lease.until"));
    }

    private record Write(String what, Consumer<MongoCollection<Document>> command) {

        /** @return the refusal, or nothing */
        String in(MongoCollection<Document> collection) {
            try {
                command.accept(collection);
                return "";
            } catch (MongoServerException e) {
                return e.getClass().getSimpleName();
            }
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /** @param sort ends with {@code order}, which is unique; without it, the answer is sorted afterwards */
    private record Search(Document filter, @Nullable Document sort, int skip, int limit) {

        List<Document> in(MongoCollection<Document> collection) {
            return sort == null
                    ? collection.find(filter).into(new ArrayList<>()).stream()
                            .sorted((one, other) -> one.getString("order").compareTo(other.getString("order")))
                            .toList()
                    : collection.find(filter).sort(sort).skip(skip).limit(limit).into(new ArrayList<>());
        }
    }

    @Provide
    Arbitrary<List<Search>> searches() {
        var sorts = Arbitraries.of(
                        new Document("order", 1),
                        new Document("order", -1),
                        new Document("at", 1).append("order", 1),
                        new Document("at", -1).append("order", -1),
                        new Document("group", 1).append("order", 1),
                        new Document("lease.until", 1).append("order", 1),
                        new Document("code", -1).append("order", 1))
                .injectNull(0.3);
        return Combinators.combine(
                        filters(),
                        sorts,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 5))
                .as(Search::new)
                .list()
                .ofSize(10);
    }

    private static Arbitrary<Document> filters() {
        var part = Arbitraries.oneOf(
                condition("order", ids().map(IndexPropertiesTest::order)),
                condition("at", values()),
                condition("keys", elements()),
                condition("group", groups()),
                condition("lease.until", values()),
                condition("code", Arbitraries.oneOf(values(), ids().map(id -> id))));
        var joined = part.list().ofMaxSize(3).map(IndexPropertiesTest::merged);
        var nested = part.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(parts -> Arbitraries.of("$and", "$or").map(operator -> new Document(operator, parts)));
        return Arbitraries.oneOf(joined, nested);
    }

    private static Document merged(List<Document> parts) {
        var all = new Document();
        parts.forEach(all::putAll);
        return all;
    }

    private static Arbitrary<Document> condition(String field, Arbitrary<Object> values) {
        var comparisons = Combinators.combine(Arbitraries.of("$eq", "$gt", "$gte", "$lt", "$lte", "$ne"), values)
                .as(Document::new);
        Arbitrary<Object> operators = Arbitraries.oneOf(
                comparisons.map(Object.class::cast),
                Combinators.combine(comparisons, comparisons).as((one, other) -> merged(List.of(one, other))),
                values.list().ofMaxSize(3).map(list -> new Document("$in", list)),
                Arbitraries.of(true, false).map(present -> new Document("$exists", present)),
                values);
        return operators.map(operator -> new Document(field, operator));
    }

    @Provide
    Arbitrary<List<Write>> writes() {
        var inserts = documents().map(document -> new Write("insert " + document, c -> c.insertOne(document)));
        var replacements = documents()
                .map(document -> new Write(
                        "replace by " + document,
                        c -> c.replaceOne(new Document("_id", document.get("_id")), document)));
        var deletions = filters().map(filter -> new Write("delete " + filter, c -> c.deleteMany(filter)));
        var updates = Combinators.combine(
                        filters(), Arbitraries.oneOf(fields("at", values()), fields("keys", arrays())))
                .as((filter, change) -> new Write(
                        "set " + change + " in " + filter, c -> c.updateMany(filter, new Document("$set", change))));
        var removals = filters()
                .map(filter -> new Write(
                        "unset group in " + filter,
                        c -> c.updateMany(filter, new Document("$unset", new Document("group", "")))));
        var leasings = filters()
                .map(filter -> new Write(
                        "lease first of " + filter,
                        c -> c.findOneAndUpdate(
                                filter,
                                new Document("$set", new Document("lease", new Document("until", 2))),
                                new FindOneAndUpdateOptions().sort(new Document("order", 1)))));
        return Arbitraries.frequencyOf(
                        Tuple.of(12, inserts),
                        Tuple.of(2, replacements),
                        Tuple.of(1, deletions),
                        Tuple.of(2, updates),
                        Tuple.of(1, removals),
                        Tuple.of(2, leasings))
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    /** What is unique follows from the id. */
    private static Arbitrary<Document> documents() {
        var fields = Arbitraries.oneOf(
                fields("at", values()),
                fields("group", groups()),
                fields("keys", arrays()),
                fields("keys", arrays()),
                fields("lease", leases()));
        return Combinators.combine(
                        ids().flatMap(IndexPropertiesTest::uniqueFields),
                        fields.list().ofMaxSize(5))
                .as((unique, others) -> merged(List.of(unique, merged(others))));
    }

    private static Arbitrary<Document> uniqueFields(int id) {
        var document = new Document("_id", id).append("order", order(id));
        return Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.just(document)),
                        Tuple.of(20, fields("code", Arbitraries.of(id, (double) id, (long) id))),
                        Tuple.of(1, fields("code", Arbitraries.of(List.of(id), List.of(id, id + 100, id)))))
                .map(code -> merged(List.of(document, code)));
    }

    private static Arbitrary<Document> fields(String name, Arbitrary<Object> values) {
        return values.map(value -> new Document(name, value));
    }

    private static Arbitrary<Object> leases() {
        var lease = values().map(until -> (Object) new Document("until", until));
        return Arbitraries.frequencyOf(
                Tuple.of(20, lease), Tuple.of(1, lease.list().ofMaxSize(2).map(List::copyOf)), Tuple.of(1, values()));
    }

    private static Arbitrary<Object> arrays() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, elements().list().ofMaxSize(4).map(ArrayList::new)),
                Tuple.of(2, elements()),
                Tuple.of(1, elements().list().ofMaxSize(2).map(List::of)));
    }

    private static Arbitrary<Object> elements() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.of("a", "b", "c", "Aa", "BB").map(Object.class::cast)), Tuple.of(1, values()));
    }

    private static Arbitrary<Object> groups() {
        return Arbitraries.of("drugs", "smuggling", 1, 1.0);
    }

    private static Arbitrary<Integer> ids() {
        return Arbitraries.integers().between(0, 15);
    }

    private static String order(int id) {
        return "o" + id % 7 + id;
    }

    private static Arbitrary<Object> values() {
        return Arbitraries.<Object>of(
                        0,
                        1,
                        2,
                        3L,
                        1.5,
                        2.0,
                        -1,
                        1L << 60,
                        "",
                        "a",
                        "b",
                        true,
                        false,
                        new Date(1),
                        new Date(2),
                        new Document("x", 1))
                .injectNull(0.1);
    }
}
