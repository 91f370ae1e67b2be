package org.borderexchange.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.borderexchange.local.store.DurableStore;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over the protocol of MongoDB. */
class NewerWinsTest {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));

    private final MongoCollection<Document> documents =
            CLIENT.getDatabase("newer").getCollection("documents");

    @BeforeEach
    void empty() {
        documents.drop();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void theHighestVersionStays() {
        var writer = new NewerWins(documents);
        writer.apply(List.of(version(2)));
        writer.apply(List.of(version(1)));
        assertThat(held()).isEqualTo(2);

        writer.apply(List.of(version(3), version(1)));
        assertThat(held()).isEqualTo(3);
    }

    @Test
    void aWriteThatWasNotConfirmedIsAnOutage() {
        var writer = new NewerWins(unconfirmed(documents));

        assertThatThrownBy(() -> writer.apply(List.of(version(9)))).isInstanceOf(MongoException.class);
    }

    private int held() {
        return documents.find(new Document("_id", "one")).first().getInteger("version");
    }

    private static Document version(int version) {
        return new Document("_id", "one").append("version", version);
    }

    /** Writes, and says that the majority of the replica set has not confirmed it. */
    @SuppressWarnings("unchecked")
    private static MongoCollection<Document> unconfirmed(MongoCollection<Document> documents) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                NewerWinsTest.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (proxy, method, given) -> {
                    var answer = method.invoke(documents, given);
                    if (answer instanceof BulkWriteResult result) {
                        var late = new WriteConcernError(64, "WriteConcernFailed", "timeout", new BsonDocument());
                        throw new MongoBulkWriteException(result, List.of(), late, new ServerAddress(), Set.of());
                    }
                    return answer;
                });
    }
}
