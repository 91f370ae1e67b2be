package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.borderexchange.schemas.topic.AlertId;

/**
 * What this country hears of other countries' alerts. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}; the caller repeats the whole batch
 * then, which changes nothing that was stored already.
 */
public interface AlertCopies {

    /**
     * Stores what is newer than what is held. Newer is a higher version, or the same version with content where only its loss was known.
     * A copy whose content was lost keeps its version, so that nothing older brings it back.
     *
     * @return in the order given, the events that may be shown: all but those whose alert this country is known to have lost since
     */
    List<ReceivedEvent> applyNewer(List<ReceivedEvent> events);

    /** Other countries' alerts whose present version was stored at that time or later, by the clock of whatever instance stored it. */
    void forEachStoredSince(Instant time, Consumer<StoredCopy> action);

    /** @param readable false: its loss is what was stored */
    record StoredCopy(AlertId id, int version, boolean readable, Instant storedAt) {}
}
