package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.ContentType;

/**
 * How long an alert lives when its owner does not say, and at the most. The defaults follow SIS (objects 10 years, discreet checks of
 * vehicles 5, persons 3, discreet checks of persons 1); a country may configure others.
 *
 * @param limits for every content type
 */
public record Validity(Map<ContentType, Limits> limits) {

    /**
     * @param usual without a discreet or specific check
     * @param check for alerts whose action is a discreet or specific check
     */
    public record Limits(Limit usual, Limit check) {}

    /** The default never exceeds the maximum. */
    public record Limit(Period byDefault, Period maximum) {}

    public Validity {
        limits = Map.copyOf(limits);
        for (var type : ContentType.values()) {
            if (!limits.containsKey(type)) {
                throw new IllegalArgumentException("no validity limits for " + type);
            }
        }
    }

    Instant byDefault(ContentType type, ActionToTake action, Instant issuedAt) {
        return plus(issuedAt, limit(type, action).byDefault());
    }

    /** A day of grace, so that "ten years from today" may be said at any hour and in any time zone. */
    Instant maximum(ContentType type, ActionToTake action, Instant from) {
        return plus(from, limit(type, action).maximum().plusDays(1));
    }

    private Limit limit(ContentType type, ActionToTake action) {
        var forType = limits.get(type);
        if (forType == null) {
            throw new IllegalStateException("no validity limits for " + type);
        }
        return switch (action) {
            case DISCREET_CHECK, SPECIFIC_CHECK -> forType.check();
            case SEIZE, INFORM, CONTACT_OWNER, LOCATE -> forType.usual();
        };
    }

    private static Instant plus(Instant moment, Period period) {
        return moment.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }
}
