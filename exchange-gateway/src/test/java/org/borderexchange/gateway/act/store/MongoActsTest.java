package org.borderexchange.gateway.act.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.borderexchange.gateway.act.ActExamples.someHit;
import static org.borderexchange.gateway.act.ActExamples.verdict;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.stolenCar;
import static org.borderexchange.gateway.alert.Examples.submission;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.act.ActsContract;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.alert.contract.StoreContract.Ports;
import org.borderexchange.gateway.alert.store.MongoStore;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.Outbox.Depth;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.Leasing;
import org.borderexchange.local.store.DurableStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract over the protocol of MongoDB, and one outbox for acts and alerts. */
class MongoActsTest implements ActsContract {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));

    private final SettableClock clock = new SettableClock(NOW);
    private final RoomyRelay relay = new RoomyRelay();
    private final MongoDatabase database =
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));
    private final MongoActStore.Instance store =
            MongoActStore.instance(database, new AuthoredWrites(new Leasing("a", LEASE, clock), relay, clock));
    private final Ports alerts = MongoStore.instance(database, "a", LEASE, clock, relay, store.authored());

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public Acts acts() {
        return store.acts();
    }

    @Override
    public Outbox outbox() {
        return alerts.outbox();
    }

    @Override
    public RoomyRelay relay() {
        return relay;
    }

    @Test
    void oneOutboxServesAlertsAndActsTheLongestWaitingFirst() throws Exception {
        relay.hasRoom = false;
        var first = issue();
        clock.forward(Duration.ofMillis(1));
        Instant second = clock.instant();
        var verdict = verdict(someHit(), 1, "another car", second);
        acts().say(verdict);
        clock.forward(Duration.ofMillis(1));
        var third = issue();

        assertThat(outbox().lease(0)).isEmpty();
        assertThat(outbox().depth()).isEqualTo(new Depth(3, Optional.of(NOW)));
        var leased = outbox().lease(2);
        assertThat(leased)
                .extracting(LeasedOutbox::key)
                .containsExactly(first, verdict.key().toString());
        assertThat(outbox().lease(10)).extracting(LeasedOutbox::key).containsExactly(third);
        assertThat(outbox().sent(leased)).isEqualTo(new Outbox.Sent(List.of(), List.of()));
        outbox().lease(0);
        assertThat(outbox().depth().subjects()).isEqualTo(1);
    }

    @Test
    void whatAnActWasBeforeIsKeptWithWhoSaidIt() throws Exception {
        var first = verdict(someHit(), 1, "another car", NOW);
        acts().say(first);
        acts().say(verdict(first.key(), 2, "the same car after all", NOW));
        acts().adopt(verdict(first.key(), 4, "heard", NOW));

        assertThat(database.getCollection("act_versions").find())
                .extracting(kept -> kept.getString("_id"), kept -> kept.getString("by"))
                .containsExactlyInAnyOrder(tuple(first.key() + "/1", "officer"), tuple(first.key() + "/2", "officer"));
    }

    @Test
    void whatWasLostIsToldOfBoth() throws Exception {
        issue();
        acts().say(verdict(someHit(), 1, "another car", NOW));
        var leased = List.copyOf(relay.taken);
        clock.forward(LEASE);
        assertThat(outbox().lease(10)).hasSize(2);

        assertThat(outbox().sent(leased).lost())
                .containsExactlyInAnyOrder(
                        leased.getFirst().key(), leased.getLast().key());
    }

    private String issue() throws Exception {
        return alerts.alerts()
                .insert(issued(RS, stolenCar(), clock.instant()), submission())
                .id()
                .toString();
    }
}
