package org.borderexchange.gateway.alert.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.*;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.Alert;
import org.borderexchange.gateway.alert.LiveIdentifiers;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.alert.contract.StoreContract.Instance;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.Plate;
import org.borderexchange.schemas.matching.Identified;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the store tells of the identifiers that it stores, and what it answers about them. */
class LiveIdentifiersTest {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));

    private final SettableClock clock = new SettableClock(NOW);
    private final MongoDatabase database =
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));
    private final Told told = new Told();
    private final Instance rs = instance(told);

    private record Change(Set<String> before, Set<String> now) {}

    private static final class Told implements LiveIdentifiers {

        private final List<Change> changes = new ArrayList<>();

        @Override
        public void changed(Collection<Identified> before, Collection<Identified> now) {
            changes.add(new Change(plates(before), plates(now)));
        }

        private static Set<String> plates(Collection<Identified> identifiers) {
            var plates = new HashSet<String>();
            identifiers.forEach(identified -> {
                if (identified.value() instanceof Plate plate) {
                    plates.add(plate.characters());
                }
            });
            return plates;
        }
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void anOwnAlertIsToldWhenItIsIssuedAmendedAndWithdrawn() {
        var id = rs.issue(stolenCar("BG1")).id();
        rs.amend(id, stolenCar("BG2"));
        rs.withdraw(id);

        assertThat(told.changes)
                .containsExactly(
                        new Change(Set.of(), Set.of("BG1")),
                        new Change(Set.of("BG1"), Set.of("BG2")),
                        new Change(Set.of("BG2"), Set.of()));
    }

    @Test
    void anotherCountrysAlertIsToldUntilItIsLost() {
        var issued = issued(BA, stolenCar("BG3"), NOW);
        var lost = amendedAfter(issued, Duration.ofMinutes(1));

        rs.copies().applyNewer(List.of(heard(issued)));
        rs.copies().applyNewer(List.of(heardAsLoss(lost)));

        assertThat(told.changes)
                .containsExactly(new Change(Set.of(), Set.of("BG3")), new Change(Set.of("BG3"), Set.of()));
    }

    /** Two instances of one gateway hear the same event. */
    @Test
    void whoeverComesSecondIsToldWhatTheFirstStored() {
        var second = new Told();
        var heard = List.of(heard(issued(BA, stolenCar("BG4"), NOW)));

        rs.copies().applyNewer(heard);
        instance(second).copies().applyNewer(heard);

        assertThat(second.changes).extracting(Change::now).containsExactly(Set.of("BG4"));
    }

    /** The filter of this instance finds out by itself that it cannot read it. */
    @Test
    void whatAnInstanceOfALaterReleaseStoredFirstIsNoFaultOfTheEvent() {
        var issued = issued(BA, stolenCar("BG11"), NOW);
        var heard = List.of(heard(issued));
        rs.copies().applyNewer(heard);
        LaterRelease.rewrite(database, issued.alert().id());
        var earlier = new Told();

        assertThat(instance(earlier).copies().applyNewer(heard)).isEqualTo(heard);
        assertThat(earlier.changes).containsExactly(new Change(Set.of(), Set.of()));

        instance(earlier).copies().applyNewer(List.of(heard(amendedAfter(issued, Duration.ofMinutes(1)))));
        assertThat(earlier.changes.getLast()).isEqualTo(new Change(Set.of(), Set.of("BG11")));
    }

    @Test
    void everyAlertThatIsActiveAndReadableIsStreamed() {
        rs.issue(stolenCar("BG5"));
        rs.withdraw(rs.issue(stolenCar("BG6")).id());
        var lost = issued(BA, stolenCar("BG7"), NOW);
        rs.copies().applyNewer(List.of(heard(lost), heard(issued(BA, stolenCar("BG8"), NOW))));
        rs.copies().applyNewer(List.of(heardAsLoss(amendedAfter(lost, Duration.ofMinutes(1)))));

        var streamed = new HashSet<String>();
        MongoStore.live(database).forEach(identifiers -> streamed.addAll(Told.plates(identifiers)));

        assertThat(streamed).containsExactlyInAnyOrder("BG5", "BG8");
    }

    @Test
    void aKeyIsInUseWhileALiveAlertHasIt() {
        Alert first = rs.issue(stolenCar("BG9"));
        rs.issue(stolenCar("BG9"));
        rs.withdraw(first.id());
        rs.withdraw(rs.issue(stolenCar("BG10")).id());
        var keys = new HashSet<>(keys("BG9"));
        keys.addAll(keys("BG10"));

        assertThat(MongoStore.live(database).inUse(keys)).isEqualTo(keys("BG9"));
        assertThat(MongoStore.live(database).inUse(Set.of())).isEmpty();
    }

    private Instance instance(LiveIdentifiers identifiers) {
        return new Instance(MongoStore.instance(database, clock, identifiers), new RoomyRelay(), clock);
    }

    private static Set<String> keys(String plate) {
        return IdentifierKeys.stored(Plate.of(null, plate));
    }
}
