package org.borderexchange.gateway.outbox;

import java.time.Instant;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.jspecify.annotations.Nullable;

/**
 * One record that waits to be sent.
 *
 * @param seq order within the subject, ascending, never reused
 * @param acceptedAt when the officer's request was accepted
 * @param traceParent W3C trace context of that request; null if it was not traced
 */
public record PendingEvent(
        long seq,
        TopicName topic,
        EventKey key,
        EncodedEvent event,
        Instant acceptedAt,
        @Nullable String traceParent) {}
