package org.borderexchange.gateway.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.casework.CaseExamples.NOW;
import static org.borderexchange.gateway.casework.CaseExamples.caseFile;
import static org.borderexchange.gateway.casework.CaseExamples.someCase;
import static org.borderexchange.gateway.casework.CaseExamples.toldCase;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.act.store.MongoActStore;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.casework.CaseActs;
import org.borderexchange.gateway.casework.Cases;
import org.borderexchange.gateway.casework.CaseworkContract;
import org.borderexchange.gateway.casework.Entries;
import org.borderexchange.gateway.casework.Operations;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.Leasing;
import org.borderexchange.local.store.DurableStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract over the protocol of MongoDB. */
class MongoCaseworkTest implements CaseworkContract {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));

    private final MongoDatabase database =
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));
    private final Cases cases = new MongoCases(database);
    private final Operations operations = new MongoOperations(database);
    private final Entries entries = new MongoEntries(database);
    private final CaseActs acts = actsOnCases();

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Override
    public Cases cases() {
        return cases;
    }

    @Override
    public Operations operations() {
        return operations;
    }

    @Override
    public Entries entries() {
        return entries;
    }

    @Override
    public CaseActs acts() {
        return acts;
    }

    @Test
    void instancesThatApplyTheSameAtOnceEndWithTheHighestVersion() throws Exception {
        var id = someCase();
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var applied = instances.invokeAll(IntStream.rangeClosed(1, 20)
                    .<Callable<Boolean>>mapToObj(version -> () -> {
                        new MongoCases(database).applyNewer(List.of(toldCase(caseFile(id, version))));
                        return true;
                    })
                    .toList());
            assertThat(applied).allSatisfy(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)));
        }

        assertThat(cases.find(id)).map(Told::version).contains(20);
    }

    @Test
    void aStoreThatIsAwayIsSaidToBe() {
        var server = DurableStore.inMemory();
        var impatient = MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", server.port())))
                        .serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
                // A connection may hang when its server closes.
                .applyToSocketSettings(socket -> socket.readTimeout(2, TimeUnit.SECONDS))
                .build();
        try (var client = MongoClients.create(impatient)) {
            var away = new MongoCases(client.getDatabase("away"));
            server.close();

            assertThatThrownBy(() -> away.applyNewer(List.of(toldCase(caseFile(someCase(), 1)))))
                    .isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> away.find(someCase())).isInstanceOf(StoreUnavailable.class);
        }
    }

    private CaseActs actsOnCases() {
        var clock = new SettableClock(NOW);
        var writes = new AuthoredWrites(new Leasing("a", Duration.ofSeconds(15), clock), new RoomyRelay(), clock);
        return new ActsOnCases(MongoActStore.instance(database, writes).acts());
    }
}
