package org.borderexchange.gateway.alert.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.stolenCar;
import static org.borderexchange.gateway.alert.Examples.submission;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Optional;
import java.util.UUID;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.Alerts.ConcurrentChange;
import org.borderexchange.gateway.alert.Examples;
import org.borderexchange.gateway.alert.VisibleAlerts.Version;
import org.borderexchange.gateway.alert.contract.AlertCopiesContract;
import org.borderexchange.gateway.alert.contract.AlertSearchContract;
import org.borderexchange.gateway.alert.contract.OutboxContract;
import org.borderexchange.gateway.alert.contract.OwnAlertsContract;
import org.borderexchange.gateway.outbox.Relay;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.Leasing;
import org.borderexchange.gateway.store.OutboxEntries;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.topic.AlertId;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contracts over the protocol of MongoDB, and what only a database can do wrong. */
class MongoStoreTest implements OwnAlertsContract, OutboxContract, AlertCopiesContract, AlertSearchContract {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));

    private final SettableClock clock = new SettableClock(Examples.NOW);
    private final AlertDocuments documents = AlertDocuments.in(
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8)));

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
    public Ports instance(String name, Relay relay) {
        return MongoStore.instance(documents, name, LEASE, clock, relay, MongoStore.NOBODY);
    }

    @Test
    void aNewAlertIsOneDocumentWithItsEventInIt() {
        var leased = instance("a").issueAndLease(stolenCar());

        var document = documents.alerts.find().first();
        assertThat(document).isNotNull();
        assertThat(AuthoredDocuments.outbox(document)).hasSameSizeAs(leased.events());
        assertThat(documents.alerts.countDocuments()).isEqualTo(1);
        assertThat(documents.versions.countDocuments()).isZero();
    }

    @Test
    void aChangeRaisesTheRevisionOnce() {
        var rs = instance("a");
        var id = rs.issue(stolenCar()).id();
        long before = rs.own(id).revision();

        rs.amend(id);

        assertThat(rs.own(id).revision()).isEqualTo(before + 1);
        assertThat(AuthoredDocuments.outbox(present(id))).hasSize(4);
    }

    /** A gateway that died between the two writes. */
    @Test
    void aVersionKeptForAChangeThatNeverCameDoesNoHarm() {
        var rs = instance("a");
        var id = rs.issue(stolenCar("BG1")).id();
        documents.versions.insertOne(new Document("_id", id + "/1")
                .append("version", 1)
                .append("kind", "ALERT_ISSUED")
                .append("event", present(id).get("event"))
                .append("changedAt", present(id).get("changedAt"))
                .append("changedBy", "officer"));
        assertThat(rs.visible().history(id)).hasSize(1);

        rs.amend(id, stolenCar("BG2"));

        assertThat(rs.visible().history(id)).extracting(Version::version).containsExactly(1, 2);
        assertThat(rs.visible().findVersion(id, 1)).isPresent();
    }

    @Test
    void aChangeThatLosesToTheRelayLeavesTheHistoryAsItWas() {
        var rs = instance("a");
        var leased = rs.issueAndLease(stolenCar());
        var id = AlertId.parse(leased.key()).orElseThrow();
        var seen = rs.own(id);
        rs.outbox().sent(rs.relay().taken);

        assertThatThrownBy(() -> rs.alerts().update(seen, seen.alert().withdraw("late", clock.instant()), "b"))
                .isInstanceOf(ConcurrentChange.class);
        assertThat(documents.versions.countDocuments()).isZero();
    }

    @Test
    void theTraceOfTheRequestStaysWithTheEvent() throws Exception {
        var traceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var traced = new MongoAlerts(
                documents,
                new OutboxEntries(() -> Optional.of(traceParent)),
                new AuthoredWrites(new Leasing("a", LEASE, clock), instance("a").relay(), clock),
                MongoStore.NOBODY);
        traced.insert(issued(RS, stolenCar(), clock.instant()), submission());
        clock.forward(LEASE);

        assertThat(instance("a")
                        .outbox()
                        .lease(10)
                        .getFirst()
                        .events()
                        .getFirst()
                        .traceParent())
                .isEqualTo(traceParent);
    }

    private Document present(AlertId id) {
        return documents.alerts.find(AuthoredDocuments.byId(id.toString())).first();
    }
}
