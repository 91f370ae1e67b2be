package org.borderexchange.gateway.alert;

import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.contract.AlertCopiesContract;
import org.borderexchange.gateway.alert.contract.AlertSearchContract;
import org.borderexchange.gateway.alert.contract.OutboxContract;
import org.borderexchange.gateway.alert.contract.OwnAlertsContract;
import org.borderexchange.gateway.outbox.Relay;

class InMemoryAlertsTest implements OwnAlertsContract, OutboxContract, AlertCopiesContract, AlertSearchContract {

    private final SettableClock clock = new SettableClock(Examples.NOW);
    private final InMemoryAlerts database = new InMemoryAlerts(clock, LEASE, new InMemoryAlerts.NoRelay());

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public Ports instance(String name, Relay relay) {
        var store = database.instance(name, relay);
        return new Ports(store, store.visible(), store, store);
    }
}
