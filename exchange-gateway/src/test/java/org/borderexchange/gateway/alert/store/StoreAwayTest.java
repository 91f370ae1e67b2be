package org.borderexchange.gateway.alert.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.heard;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.stolenCar;
import static org.borderexchange.gateway.alert.Examples.submission;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.Leasing;
import org.borderexchange.gateway.store.MongoOutbox;
import org.borderexchange.gateway.store.OutboxEntries;
import org.borderexchange.local.stack.Ports;
import org.borderexchange.local.store.Durability;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.topic.AlertId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database stops: nothing is acknowledged, and the officer learns it soon. */
class StoreAwayTest {

    /** Usually after the 2 s of server selection; a connection that hangs costs the 10 s of a read, and the driver reads once more. */
    private static final Duration SOON = Duration.ofSeconds(25);

    @TempDir
    private Path folder;

    private DurableStore server;
    private MongoClient client;
    private AlertDocuments documents;
    private MongoAlerts alerts;
    private MongoOutbox outbox;
    private final RoomyRelay relay = new RoomyRelay();

    @BeforeEach
    void start() {
        server = open(Ports.free().store());
        var settings = MongoClientSettings.builder();
        new StoreConfiguration().boundedWaiting().customize(settings);
        client = MongoClients.create(settings.applyConnectionString(new ConnectionString(server.connectionString("rs")))
                .build());
        documents = AlertDocuments.in(client.getDatabase("rs"));
        var clock = new SettableClock(NOW);
        var leasing = new Leasing("a", Duration.ofSeconds(15), clock);
        var entries = new OutboxEntries(Optional::empty);
        alerts = new MongoAlerts(documents, entries, new AuthoredWrites(leasing, relay, clock), MongoStore.NOBODY);
        outbox = new MongoOutbox(List.of(MongoAlerts.authored(documents, entries)), leasing, clock);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void everyCallSaysSoonThatTheStoreIsUnavailable() throws Exception {
        var id = insert();
        var seen = alerts.find(id).orElseThrow();
        var visible = new MongoVisibleAlerts(documents);
        var copies = new MongoAlertCopies(documents, MongoStore.NOBODY, new SettableClock(NOW));
        var leased = relay.taken;
        server.close();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.<ThrowingCallable>of(
                            this::insert,
                            () -> alerts.find(id),
                            () -> alerts.update(seen, seen.alert().withdraw("found", NOW), "officer"),
                            () -> alerts.standing(List.of(id)),
                            () -> alerts.adopt(heard(issued(RS, stolenCar(), NOW))),
                            () -> alerts.findOverdue(NOW, 10),
                            () -> visible.find(id),
                            () -> visible.history(id),
                            () -> copies.applyNewer(List.of(heard(issued(RS, stolenCar(), NOW)))),
                            () -> new MongoLiveAlerts(documents).forEach(identifiers -> {}),
                            () -> new MongoLiveAlerts(documents).forEachStoredSince(NOW, identifiers -> {}),
                            () -> new MongoLiveAlerts(documents).inUse(List.of("PLATE:EXACT:BG1")),
                            () -> outbox.lease(10),
                            () -> outbox.lease(id.toString()),
                            () -> outbox.sent(leased),
                            () -> outbox.republish(id.toString()))
                    .<Callable<Boolean>>map(call -> () -> {
                        assertTimeout(SOON, () -> assertThatThrownBy(call).isInstanceOf(StoreUnavailable.class));
                        return true;
                    })
                    .map(threads::submit)
                    .toList()
                    .forEach(done -> assertThat(done).succeedsWithin(SOON.multipliedBy(2)));
        }
        assertThat(relay.taken).hasSize(1);
    }

    @Test
    void whatWasAcknowledgedIsThereWhenItIsBack() throws Exception {
        var id = insert();
        int port = server.port();
        server.close();
        assertThatThrownBy(this::insert).isInstanceOf(StoreUnavailable.class);

        server = open(port);

        assertThat(alerts.find(id)).isPresent();
        assertThat(documents.alerts.countDocuments()).isEqualTo(1);
        assertThat(insert()).isNotEqualTo(id);
    }

    private AlertId insert() throws Exception {
        return alerts.insert(issued(RS, stolenCar(), NOW), submission()).id();
    }

    private DurableStore open(int port) {
        return DurableStore.open(folder.resolve("store.mv"), port, Durability.PROCESS_KILL);
    }
}
