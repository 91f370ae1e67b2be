package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;

/** Everything this country may see: its own alerts and those it received and has not lost. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}. */
public interface VisibleAlerts {

    Optional<VisibleAlert> find(AlertId id);

    /** The state of a version; empty if this country never had it or keeps only the present one. */
    Optional<VisibleAlert> findVersion(AlertId id, int version);

    /** Newest issue first, at most {@code search.limit()}. */
    List<VisibleAlert> search(AlertSearch search);

    /** Known versions, oldest first; empty if the alert is not this country's to see. */
    List<Version> history(AlertId id);

    /** Those of them that this country has received and lost; one that never came is none of them. */
    Set<AlertId> lost(Collection<AlertId> ids);

    /**
     * @param at when the owner made it
     * @param by who made it; known of own alerts only
     */
    record Version(int version, EventKind kind, Instant at, Optional<String> by) {}
}
