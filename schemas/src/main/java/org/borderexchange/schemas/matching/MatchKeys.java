package org.borderexchange.schemas.matching;

import java.util.Collection;
import java.util.Map;

/**
 * Under which keys the hub posts an alert. Two alerts must be compared when a key that one seeks is stored by the other;
 * no two others match.
 */
public final class MatchKeys {

    /** What an alert does with a key. */
    public enum Posting {
        STORED,
        SOUGHT,
        BOTH;

        public boolean stores() {
            return this != SOUGHT;
        }

        public boolean seeks() {
            return this != STORED;
        }

        /** What one alert does with a key that two of its identifiers have in common. */
        Posting and(Posting other) {
            return this == other ? this : BOTH;
        }
    }

    private MatchKeys() {}

    public static Map<String, Posting> of(Collection<Identified> identifiers) {
        return Map.of();
    }
}
