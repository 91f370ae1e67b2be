package org.borderexchange.gateway.inbound;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.borderexchange.gateway.alert.Alert;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.OwnAlert;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.Submission;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.schemas.topic.AlertId;

/** What is held of own alerts, and what was asked of their owner. */
final class OwnAlertsFake implements Alerts {

    private final Map<AlertId, Standing> held = new HashMap<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile String breaking = "";

    synchronized void hold(AlertId id, Standing standing) {
        held.put(id, standing);
    }

    List<String> done() {
        return done;
    }

    void supersede(AlertId id, int seenVersion) {
        done.add("supersede " + seenVersion);
        hold(id, new Standing(seenVersion + 1, "superseding", true));
    }

    @Override
    public synchronized Map<AlertId, Standing> standing(Collection<AlertId> ids) {
        var standing = new HashMap<>(held);
        standing.keySet().retainAll(ids);
        return standing;
    }

    @Override
    public void adopt(ReceivedEvent heard) {
        done.add("adopt " + heard.version());
        hold(heard.id(), new Standing(heard.version(), heard.eventId(), false));
    }

    /** From now on this alert cannot be told again. */
    void breakOn(AlertId id) {
        breaking = id.toString();
    }

    void republish(String subjectId) {
        if (subjectId.equals(breaking)) {
            throw new IllegalStateException("broken");
        }
        done.add("republish");
    }

    @Override
    public VisibleAlert insert(Alert.Outcome issued, Submission submission) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<OwnAlert> find(AlertId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VisibleAlert update(OwnAlert before, Alert.Outcome changed, String by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AlertId> findOverdue(Instant now, int limit) {
        throw new UnsupportedOperationException();
    }
}
