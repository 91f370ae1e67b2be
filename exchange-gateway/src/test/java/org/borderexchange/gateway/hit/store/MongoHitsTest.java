package org.borderexchange.gateway.hit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.hit.HitExamples.event;
import static org.borderexchange.gateway.hit.HitExamples.pair;
import static org.borderexchange.gateway.hit.HitExamples.readable;
import static org.borderexchange.gateway.hit.HitExamples.told;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.act.store.MongoActStore;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.hit.Hit;
import org.borderexchange.gateway.hit.Hits;
import org.borderexchange.gateway.hit.HitsContract;
import org.borderexchange.gateway.hit.Verdicts;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.Leasing;
import org.borderexchange.local.store.DurableStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract over the protocol of MongoDB. */
class MongoHitsTest implements HitsContract {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));

    private final MongoDatabase database =
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));
    private final Hits hits = new MongoHits(database);
    private final Verdicts verdicts = new MongoVerdicts(database, acts(), RS);

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Override
    public Hits hits() {
        return hits;
    }

    @Override
    public Verdicts verdicts() {
        return verdicts;
    }

    @Test
    void instancesThatApplyTheSameAtOnceEndWithTheHighestVersion() throws Exception {
        var pair = pair();
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var applied = instances.invokeAll(IntStream.rangeClosed(1, 20)
                    .<Callable<Boolean>>mapToObj(version -> () -> {
                        new MongoHits(database)
                                .applyNewer(List.of(told(
                                        event(pair.hit(), version, readable(pair.own()), readable(pair.other())))));
                        return true;
                    })
                    .toList());
            assertThat(applied).allSatisfy(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(10)));
        }

        assertThat(hits.find(List.of(pair.hit()))).singleElement().matches(hit -> hit.version() == 20);
    }

    @Test
    void hitsThatAnEarlierReleaseStoredAreFoundByTheirAlertsToo() {
        var pair = pair();
        hits.applyNewer(List.of(told(pair)));
        database.getCollection("hits").updateMany(new Document(), Updates.unset("alerts"));
        assertThat(hits.joining(List.of(pair.own()))).isEmpty();

        var upgraded = new MongoHits(database);

        assertThat(upgraded.joining(List.of(pair.own()))).extracting(Hit::id).containsExactly(pair.hit());
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
            var away = new MongoHits(client.getDatabase("away"));
            server.close();

            assertThatThrownBy(() -> away.applyNewer(List.of(told(pair())))).isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> away.find(List.of(pair().hit()))).isInstanceOf(StoreUnavailable.class);
        }
    }

    private Acts acts() {
        var clock = new SettableClock(NOW);
        var writes = new AuthoredWrites(new Leasing("a", Duration.ofSeconds(15), clock), new RoomyRelay(), clock);
        return MongoActStore.instance(database, writes).acts();
    }
}
