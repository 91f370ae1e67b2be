package org.borderexchange.gateway.security;

import java.util.Locale;

/** One thing that a caller may do at a gateway. */
public enum Permission {
    ISSUE,
    BATCH,
    AMEND,
    WITHDRAW,
    /** Read and search what this country may see. */
    READ,
    /** Read and search only what this country issued. */
    READ_OWN,
    CHECK,
    /** Say what this country thinks of a hit. */
    VERDICT,
    /** Read cases and joint operations. */
    CASE_READ,
    /** Act in cases and joint operations. */
    CASE_ACT,
    /** Say that the desk has taken an alert or hit in hand. */
    ACKNOWLEDGE,
    FEED,
    /** Metrics and the rest of the actuator. */
    OPERATE;

    /** As the API names it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
