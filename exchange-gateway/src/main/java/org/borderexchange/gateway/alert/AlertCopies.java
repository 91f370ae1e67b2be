package org.borderexchange.gateway.alert;

import java.util.List;

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
}
