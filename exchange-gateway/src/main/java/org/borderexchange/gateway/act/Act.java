package org.borderexchange.gateway.act;

import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;

/**
 * What this country says of a subject.
 *
 * @param key {@code <subject>/<this country>[/<act>]}
 * @param version from 1, without gaps
 * @param eventId ULID, the same in every record of the event
 * @param at when it was said
 * @param by subject of the caller's token; for this country's own records, and never sent
 * @param event the whole of it, as it travels
 * @param topics that are told, in sending order, this country's own inbox among them; as many as were told of any earlier version
 */
public record Act(
        EventKey key,
        int version,
        EventKind kind,
        String eventId,
        Instant at,
        String by,
        EncodedEvent event,
        List<TopicName> topics) {

    public Act {
        if (key.speaker().isEmpty()) {
            throw new IllegalArgumentException("an act is under the key of the country that speaks");
        }
        topics = List.copyOf(topics);
    }
}
