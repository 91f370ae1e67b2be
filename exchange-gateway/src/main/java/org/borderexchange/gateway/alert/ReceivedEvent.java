package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;

/**
 * A verified event that tells the state of an alert.
 *
 * @param content empty: the alert is no longer this reader's to see
 * @param origin how it arrived, kept as proof
 */
public record ReceivedEvent(
        AlertId id,
        int version,
        EventKind kind,
        String eventId,
        Instant time,
        EncodedEvent event,
        Optional<Content> content,
        Origin origin) {

    /**
     * What search and life cycle need to know of an alert.
     *
     * @param status empty: a status of a later release; treated as not live
     * @param type empty: a type of a later release
     * @param identifierKeys by which search finds it
     */
    public record Content(
            WorkingGroup workingGroup,
            Optional<ContentType> type,
            Optional<AlertStatus> status,
            Instant issuedAt,
            Instant validUntil,
            Set<String> identifierKeys) {}

    /** The record as it was signed: enough to prove who said it. */
    public record Origin(TopicName topic, EventKey key, byte[] value, String keyId, byte[] signature) {}
}
