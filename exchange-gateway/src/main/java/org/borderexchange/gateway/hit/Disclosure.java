package org.borderexchange.gateway.hit;

import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;

/** Who else learns of the hits of an own alert. A verdict must not tell of a hit that the hub withholds. */
@FunctionalInterface
public interface Disclosure {

    /** May the owner of a matching alert know that there is a match with this one? */
    boolean allows(AlertId own, CountryCode other);
}
