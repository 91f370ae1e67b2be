package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.borderexchange.schemas.matching.Identified;

/**
 * What is readable and active by its record, own and received; whether an alert's time has passed is not looked at. Unavailability is a
 * {@link org.borderexchange.gateway.problem.StoreUnavailable}.
 */
public interface LiveAlerts {

    /** The identifiers of each alert that is live from the beginning to the end of this call; of others perhaps. */
    void forEach(Consumer<List<Identified>> action);

    /**
     * As {@link #forEach}, of alerts whose present version was stored at that time or later, by whatever instance of this gateway and by that
     * instance's clock, which it looks at shortly before the alert is there.
     */
    void forEachStoredSince(Instant time, Consumer<List<Identified>> action);

    /** Those of these search keys under which there is an alert. */
    Set<String> inUse(Collection<String> keys);
}
