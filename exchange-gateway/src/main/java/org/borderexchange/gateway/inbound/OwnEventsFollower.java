package org.borderexchange.gateway.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.borderexchange.gateway.inbound.Suspects.Suspect;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what this country said and keeps the topics and its database at the same present state: a topic keeps the last
 * record of a key, and that is not always the highest version, when a relay wakes late or a database was restored.
 * Thread-safe.
 */
final class OwnEventsFollower {

    private static final Logger log = LoggerFactory.getLogger(OwnEventsFollower.class);

    private final OwnEvents own;
    private final Consumer<String> republish;
    private final Suspects suspects;
    private final Clock clock;

    /**
     * @param republish tells the present state under a key again as it is
     * @param patience how long the present state may take to follow an older one on a topic
     */
    OwnEventsFollower(OwnEvents own, Consumer<String> republish, Duration patience, Clock clock) {
        this.own = own;
        this.republish = republish;
        this.suspects = new Suspects(patience);
        this.clock = clock;
    }

    /** @param echoes of this country's events, in the order of their partitions; hearing one again changes nothing */
    synchronized void follow(List<Echo> echoes) {
        var held = own.standing(echoes.stream().map(Echo::key).toList());
        for (var heard : echoes) {
            var suspect = new Suspect(heard.key(), heard.topic());
            switch (EchoDecision.of(heard, held.get(heard.key()))) {
                case CURRENT -> suspects.clear(suspect);
                case ADOPT -> {
                    own.adopt(heard);
                    held.put(heard.key(), new Standing(heard.version(), heard.eventId(), false));
                    suspects.clear(suspect);
                }
                case SUPERSEDE -> {
                    own.supersede(heard.key(), heard.version());
                    held.putAll(own.standing(Set.of(heard.key())));
                }
                case SUSPECT -> suspects.suspect(suspect, clock.instant());
                case WAIT -> {}
            }
        }
    }

    /** Something that this country did not say was heard under its key, and the topic may keep nothing else of that key. */
    synchronized void displaced(EventKey key, TopicName topic) {
        suspects.suspectOnce(new Suspect(key, topic), clock.instant());
    }

    /** Tells the present state again where an older one, or something else, has stood last for too long. */
    synchronized void remind() {
        var due = suspects.due(clock.instant());
        if (due.isEmpty()) {
            return;
        }
        var held = own.standing(due.stream().map(Suspect::key).toList());
        var told = new HashSet<EventKey>();
        for (var suspect : due) {
            var standing = held.get(suspect.key());
            if (standing == null) {
                suspects.clear(suspect);
            } else if (!standing.pending()) {
                if (told.add(suspect.key())) {
                    tellAgain(suspect.key());
                }
                suspects.reminded(suspect, clock.instant());
            }
        }
    }

    /** One that cannot be told is no reason not to tell the others; it is reminded of later. */
    private void tellAgain(EventKey key) {
        try {
            republish.accept(key.toString());
        } catch (StoreUnavailable outage) {
            throw outage;
        } catch (RuntimeException failure) {
            // The class alone: messages of libraries may quote the content.
            log.error(
                    "the present state of {} cannot be told again: {}",
                    key,
                    failure.getClass().getName());
        }
    }

    /** What is said on other topics is not heard any more. */
    synchronized void listenOnlyTo(Collection<TopicName> topics) {
        suspects.clearIf(suspect -> !topics.contains(suspect.topic()));
    }
}
