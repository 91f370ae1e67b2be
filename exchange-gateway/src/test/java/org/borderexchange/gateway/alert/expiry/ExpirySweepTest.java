package org.borderexchange.gateway.alert.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.stolenCar;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.AlertService;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.alert.contract.StoreContract.Instance;
import org.borderexchange.gateway.alert.store.LaterRelease;
import org.borderexchange.gateway.alert.store.MongoStore;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.junit.jupiter.api.Test;

class ExpirySweepTest {

    private final SettableClock clock = new SettableClock(NOW);

    /** It is first in every sweep, for its time passed first. */
    @Test
    void anAlertThatCannotBeReadKeepsNoOtherFromExpiring() {
        try (var server = DurableStore.inMemory();
                var client = MongoClients.create(server.connectionString(""))) {
            var database = client.getDatabase("gateway");
            var rs = new Instance(MongoStore.instance(database, clock, (before, now) -> {}), new RoomyRelay(), clock);
            var unreadable = rs.issue(stolenCar(NOW.plus(Duration.ofDays(1))));
            var other = rs.issue(stolenCar(NOW.plus(Duration.ofDays(2))));
            LaterRelease.rewrite(database, unreadable.id());
            clock.forward(Duration.ofDays(3));

            sweep(rs).recordExpiries();

            assertThat(rs.own(other.id()).alert().status()).isEqualTo(AlertStatus.EXPIRED);
        }
    }

    private ExpirySweep sweep(Instance rs) {
        var directory = new ExchangeDirectory(List.of(), Map.of(), Map.of());
        var service = new AlertService(rs.alerts(), () -> directory, GatewayOverHttp.validity(), RS, clock);
        return new ExpirySweep(rs.alerts(), service, clock);
    }
}
