package org.borderexchange.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.alert.Examples.NOW;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoCollection;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.gateway.store.AuthoredWrites.Change;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the database may answer to many writes and no database here can be made to. */
class AuthoredWritesTest {

    private static final WriteConcernError NO_MAJORITY =
            new WriteConcernError(64, "WriteConcernTimeout", "waiting for replication timed out", new BsonDocument());
    private static final BulkWriteError TAKEN =
            new BulkWriteError(11_000, "E11000 duplicate key error", new BsonDocument(), 0);
    private static final BulkWriteError UNREADABLE = new BulkWriteError(2, "BadValue", new BsonDocument(), 0);

    private final SettableClock clock = new SettableClock(NOW);
    private final RoomyRelay relay = new RoomyRelay();
    private final AuthoredWrites writes =
            new AuthoredWrites(new Leasing("a", Duration.ofSeconds(15), clock), relay, clock);

    @Test
    void whatAMajorityDoesNotConfirmIsNotStored() {
        assertThatThrownBy(() -> writtenTo(answering(List.of(), NO_MAJORITY))).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> writtenTo(answering(List.of(TAKEN), NO_MAJORITY)))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(relay.taken).isEmpty();
    }

    @Test
    void aTakenKeyIsNoOutageAndAnythingElseIs() {
        assertThat(writtenTo(answering(List.of(TAKEN), null))).isFalse();
        assertThatThrownBy(() -> writtenTo(answering(List.of(TAKEN, UNREADABLE), null)))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(relay.taken).isEmpty();
    }

    private boolean writtenTo(MongoCollection<Document> collection) {
        return writes.writeAll(collection, List.of(new Change("id", 0, new Document(), List.of())));
    }

    @SuppressWarnings("unchecked")
    private static MongoCollection<Document> answering(
            List<BulkWriteError> errors, @Nullable WriteConcernError unconfirmed) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                AuthoredWritesTest.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (proxy, call, with) -> {
                    throw new MongoBulkWriteException(
                            BulkWriteResult.unacknowledged(), errors, unconfirmed, new ServerAddress(), Set.of());
                });
    }
}
