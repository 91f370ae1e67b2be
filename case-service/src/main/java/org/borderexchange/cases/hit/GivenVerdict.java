package org.borderexchange.cases.hit;

import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * The newest that a country says of a hit.
 *
 * @param event VERDICT_GIVEN, as it was given
 */
public record GivenVerdict(HitId hit, CountryCode by, ExchangeEvent event) {

    public int version() {
        return event.getVersion();
    }
}
