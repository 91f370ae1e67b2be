package org.borderexchange.gateway.inbound;

import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;

/** What this country said, as it was heard on a topic. */
sealed interface Echo {

    EventKey key();

    int version();

    String eventId();

    /** Does it tell all that it told anybody? */
    boolean isWhole();

    TopicName topic();

    /** The state of an own alert. */
    record OfAlert(ReceivedEvent event) implements Echo {

        @Override
        public EventKey key() {
            return EventKey.ofState(event.id().toString());
        }

        @Override
        public int version() {
            return event.version();
        }

        @Override
        public String eventId() {
            return event.eventId();
        }

        @Override
        public boolean isWhole() {
            return event.content().isPresent();
        }

        @Override
        public TopicName topic() {
            return event.origin().topic();
        }
    }

    /** What this country said of a subject. */
    record OfAct(Act act, TopicName topic) implements Echo {

        @Override
        public EventKey key() {
            return act.key();
        }

        @Override
        public int version() {
            return act.version();
        }

        @Override
        public String eventId() {
            return act.eventId();
        }

        @Override
        public boolean isWhole() {
            return true;
        }
    }
}
