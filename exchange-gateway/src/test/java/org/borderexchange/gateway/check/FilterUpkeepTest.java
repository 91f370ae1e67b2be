package org.borderexchange.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.heard;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.stolenCar;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.alert.contract.StoreContract;
import org.borderexchange.gateway.alert.store.LaterRelease;
import org.borderexchange.gateway.alert.store.MongoStore;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.matching.Sought;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances of one gateway: what one stores, the other one's filter knows after its next turn, though nobody tells it. */
class FilterUpkeepTest {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));

    private final MongoDatabase database =
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));
    private final Instance first = new Instance();
    private final Instance second = new Instance();

    private final class Instance {

        private final SettableClock clock = new SettableClock(NOW);
        private final IdentifierFilter filter = new IdentifierFilter();
        private final FilterUpkeep upkeep = new FilterUpkeep(MongoStore.live(database), filter, clock);
        private final StoreContract.Instance store =
                new StoreContract.Instance(MongoStore.instance(database, clock, filter), new RoomyRelay(), clock);

        boolean mayKnow(String plate) {
            return !filter.keysToTry(Question.of(Sought.of(IdentifierKind.PLATE, plate)))
                    .isEmpty();
        }
    }

    @BeforeEach
    void bothHaveStarted() {
        first.upkeep.tend();
        second.upkeep.tend();
        first.clock.forward(Duration.ofMinutes(1));
        second.clock.forward(Duration.ofMinutes(1));
        second.upkeep.tend();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void ownAlertIsLearnedWhenItIsIssuedAndAmended() {
        var id = first.store.issue(stolenCar("BG1")).id();
        assertThat(second.mayKnow("BG1")).isFalse();
        second.upkeep.tend();
        assertThat(second.mayKnow("BG1")).isTrue();

        first.store.amend(id, stolenCar("BG2"));
        second.upkeep.tend();
        assertThat(second.mayKnow("BG2")).isTrue();
    }

    @Test
    void receivedAlertIsLearned() {
        first.store.copies().applyNewer(List.of(heard(issued(BA, stolenCar("BG3"), NOW))));

        second.upkeep.tend();

        assertThat(second.mayKnow("BG3")).isTrue();
    }

    @Test
    void adoptedAlertIsLearned() {
        first.store.alerts().adopt(heard(issued(BA, stolenCar("BG4"), NOW)));

        second.upkeep.tend();

        assertThat(second.mayKnow("BG4")).isTrue();
    }

    @Test
    void alertOfAnInstanceWhoseClockIsBehindIsLearned() {
        second.clock.forward(Duration.ofSeconds(9));
        second.upkeep.tend();
        first.store.issue(stolenCar("BG5"));
        second.clock.forward(Duration.ofSeconds(1));

        second.upkeep.tend();

        assertThat(second.mayKnow("BG5")).isTrue();
    }

    @Test
    void whileAnAlertOfALaterReleaseStandsThereNothingMayBeCalledUnknown() {
        var id = first.store.issue(stolenCar("BG7")).id();
        var readable = LaterRelease.rewrite(database, id);

        second.upkeep.tend();
        assertThat(second.upkeep.complete()).isFalse();
        var started = new Instance();
        started.upkeep.tend();
        assertThat(started.upkeep.complete()).isFalse();

        LaterRelease.restore(database, id, readable);
        second.clock.forward(Duration.ofMinutes(1));
        second.upkeep.tend();
        assertThat(second.upkeep.complete()).isTrue();
        assertThat(second.mayKnow("BG7")).isTrue();
    }

    /** The minute that the database was away is made up for. */
    @Test
    void alertStoredLongBeforeTheNextTurnIsLearned() {
        first.store.issue(stolenCar("BG6"));
        second.clock.forward(Duration.ofHours(1));

        second.upkeep.tend();

        assertThat(second.mayKnow("BG6")).isTrue();
    }
}
