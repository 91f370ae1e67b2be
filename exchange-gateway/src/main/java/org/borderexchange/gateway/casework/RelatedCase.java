package org.borderexchange.gateway.casework;

import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.HitId;

/**
 * A case that seems to be about the same as some alerts.
 *
 * @param because at least one
 */
public record RelatedCase(CaseFile file, List<Reason> because) {

    public RelatedCase {
        because = List.copyOf(because);
    }

    /**
     * @param alert that the case holds
     * @param hit that joins it with one of the alerts in question; empty: it is one of them
     */
    public record Reason(AlertId alert, Optional<HitId> hit) {}
}
