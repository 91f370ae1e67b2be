package org.borderexchange.acceptance.story;

import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.HitId;

/** Two alerts that have something in common. */
public record Hit(String id, Alert one, Alert other) {

    /** What a hit on these two is called, whether or not there is one. */
    public static String idOf(Alert one, Alert other) {
        return HitId.of(alertId(one), alertId(other)).toString();
    }

    private static AlertId alertId(Alert alert) {
        return AlertId.parse(alert.id()).orElseThrow();
    }
}
