package org.borderexchange.gateway.outbox.relay;

import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Relay;

/** Store and relay know each other: what the store is given before there is a relay. */
final class RelayToBe implements Relay {

    volatile Relay relay = new RoomyRelay();

    @Override
    public boolean hasRoom() {
        return relay.hasRoom();
    }

    @Override
    public void take(LeasedOutbox leased) {
        relay.take(leased);
    }

    @Override
    public void wake(String key) {
        relay.wake(key);
    }
}
