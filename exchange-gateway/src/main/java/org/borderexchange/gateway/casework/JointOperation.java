package org.borderexchange.gateway.casework;

import java.time.Instant;
import java.util.Set;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.WorkingGroup;

/**
 * A joint operation as the hub tells it to this country, which takes part in it.
 *
 * @param version counts what this country was told of it
 * @param about ids of everything that it names, its own among them
 * @param event the whole of it, as it came
 */
public record JointOperation(
        OperationId id,
        int version,
        OperationStatus status,
        Instant openedAt,
        WorkingGroup workingGroup,
        Set<String> about,
        EncodedEvent event) {

    public JointOperation {
        about = Set.copyOf(about);
    }

    /** By time of opening, and unique. */
    public String order() {
        return "%015d-%s".formatted(openedAt.toEpochMilli(), id);
    }
}
