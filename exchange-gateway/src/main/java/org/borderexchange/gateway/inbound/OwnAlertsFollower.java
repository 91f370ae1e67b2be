package org.borderexchange.gateway.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.borderexchange.gateway.alert.AlertService.StaleVersion;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.Alerts.Standing;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.inbound.Suspects.Suspect;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.TopicName;

/**
 * Hears what this country said and keeps the topics and its database at the same present state: a topic keeps the last
 * record of a key, and that is not always the highest version, when a relay wakes late or a database was restored.
 * Thread-safe.
 */
final class OwnAlertsFollower {

    private final Alerts alerts;
    private final ObjIntConsumer<AlertId> supersede;
    private final Consumer<String> republish;
    private final Suspects suspects;
    private final Clock clock;

    /**
     * @param supersede tells the present state again, above the version given
     * @param republish tells the present state of a subject again as it is
     * @param patience how long the present state may take to follow an older one on a topic
     */
    OwnAlertsFollower(
            Alerts alerts,
            ObjIntConsumer<AlertId> supersede,
            Consumer<String> republish,
            Duration patience,
            Clock clock) {
        this.alerts = alerts;
        this.supersede = supersede;
        this.republish = republish;
        this.suspects = new Suspects(patience);
        this.clock = clock;
    }

    /** @param own events of this country, in the order of their partitions; hearing one again changes nothing */
    synchronized void follow(List<ReceivedEvent> own) {
        var held = new HashMap<>(
                alerts.standing(own.stream().map(ReceivedEvent::id).distinct().toList()));
        for (var heard : own) {
            var suspect = new Suspect(heard.id(), heard.origin().topic());
            switch (EchoDecision.of(heard, held.get(heard.id()))) {
                case CURRENT -> suspects.clear(suspect);
                case ADOPT -> {
                    alerts.adopt(heard);
                    held.put(heard.id(), new Standing(heard.version(), heard.eventId(), false));
                    suspects.clear(suspect);
                }
                case SUPERSEDE -> {
                    supersede(heard);
                    held.putAll(alerts.standing(Set.of(heard.id())));
                }
                case SUSPECT -> suspects.suspect(suspect, clock.instant());
                case WAIT -> {}
            }
        }
    }

    private void supersede(ReceivedEvent heard) {
        try {
            supersede.accept(heard.id(), heard.version());
        } catch (StaleVersion changedByOthers) {
            // whatever they made of it stands above the version heard, which is all that is needed
        }
    }

    /** Tells the present state again where an older one has stood last for too long. */
    synchronized void remind() {
        var due = suspects.due(clock.instant());
        if (due.isEmpty()) {
            return;
        }
        var held = alerts.standing(due.stream().map(Suspect::alert).distinct().toList());
        var told = new HashSet<AlertId>();
        for (var suspect : due) {
            var standing = held.get(suspect.alert());
            if (standing == null) {
                suspects.clear(suspect);
            } else if (!standing.pending()) {
                if (told.add(suspect.alert())) {
                    republish.accept(suspect.alert().toString());
                }
                suspects.reminded(suspect, clock.instant());
            }
        }
    }

    /** What is said on other topics is not heard any more. */
    synchronized void listenOnlyTo(Collection<TopicName> topics) {
        suspects.clearIf(suspect -> !topics.contains(suspect.topic()));
    }
}
