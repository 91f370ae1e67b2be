package org.borderexchange.gateway.inbound;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.alert.AlertService.StaleVersion;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventKey;

/** What this country authors, alerts and acts alike. */
final class OwnEvents {

    private final Alerts alerts;
    private final ObjIntConsumer<AlertId> supersede;
    private final Acts acts;

    /** @param supersede tells the present state of an alert again, above the version given */
    OwnEvents(Alerts alerts, ObjIntConsumer<AlertId> supersede, Acts acts) {
        this.alerts = alerts;
        this.supersede = supersede;
        this.acts = acts;
    }

    /** What is held under these keys; what is not held is left out. */
    Map<EventKey, Standing> standing(Collection<EventKey> keys) {
        var standing = new HashMap<EventKey, Standing>();
        var ofAlerts = keys.stream()
                .map(OwnEvents::alert)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        alerts.standing(ofAlerts).forEach((id, held) -> standing.put(EventKey.ofState(id.toString()), held));
        var ofActs =
                keys.stream().filter(key -> alert(key).isEmpty()).distinct().toList();
        standing.putAll(acts.standing(ofActs));
        return standing;
    }

    void adopt(Echo heard) {
        switch (heard) {
            case Echo.OfAlert alert -> alerts.adopt(alert.event());
            case Echo.OfAct act -> acts.adopt(act.act());
        }
    }

    /** Tells the present state again under a version above the one that was seen. */
    void supersede(EventKey key, int seenVersion) {
        alert(key).ifPresentOrElse(id -> supersede(id, seenVersion), () -> acts.supersede(key, seenVersion));
    }

    private void supersede(AlertId id, int seenVersion) {
        try {
            supersede.accept(id, seenVersion);
        } catch (StaleVersion changedByOthers) {
            // whatever they made of it stands above the version heard, which is all that is needed
        }
    }

    /** Empty: it is the key of an act. */
    private static Optional<AlertId> alert(EventKey key) {
        return key.speaker().isEmpty() ? AlertId.parse(key.subject()) : Optional.empty();
    }
}
