package org.borderexchange.cases.matching;

import java.util.Optional;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Hit;

/**
 * What a country was told of a hit last.
 *
 * @param compared from which versions of the alerts it follows
 * @param event as it stands on the country's topic
 */
record Published(Compared compared, ExchangeEvent event) {

    /** Empty: the country has lost sight of the hit. */
    Optional<Hit> hit() {
        return Optional.ofNullable(event.getHit());
    }

    boolean isNewerThan(Published other) {
        return event.getVersion() > other.event.getVersion();
    }

    Sight sight() {
        return hit().map(hit -> hit.getAlerts().getLast().getReadable() ? Sight.WHOLE : Sight.REFERRAL)
                .orElse(Sight.NONE);
    }
}
