package org.borderexchange.gateway.alert.contract;

import java.util.ArrayList;
import java.util.List;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Relay;

/** A relay that sends nothing and remembers what it was told. */
public final class RoomyRelay implements Relay {

    public final List<LeasedOutbox> taken = new ArrayList<>();
    public final List<String> woken = new ArrayList<>();
    public boolean hasRoom = true;

    @Override
    public boolean hasRoom() {
        return hasRoom;
    }

    @Override
    public void take(LeasedOutbox leased) {
        taken.add(leased);
    }

    @Override
    public void wake(String key) {
        woken.add(key);
    }
}
