package org.borderexchange.gateway.alert;

import java.util.Optional;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.topic.AlertId;

/**
 * An alert as this country may see it, its own or another's.
 *
 * @param publication of own alerts only
 * @param event the present state
 */
public record VisibleAlert(AlertId id, int version, Optional<Publication> publication, EncodedEvent event) {

    /** Has the present version reached the topics? */
    public enum Publication {
        PENDING,
        PUBLISHED
    }
}
