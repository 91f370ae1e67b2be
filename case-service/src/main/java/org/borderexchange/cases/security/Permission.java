package org.borderexchange.cases.security;

/** One thing that a caller may do here; also the name of the authority. */
enum Permission {
    /** Read what the caller's country was told, or, at the hub, what goes to whole groups. */
    READ,
    /** Bring the bytes of a document that a case is to name. */
    ATTACH,
    /** Metrics, dead letters, rebuild and the rest of the actuator. */
    OPERATE
}
