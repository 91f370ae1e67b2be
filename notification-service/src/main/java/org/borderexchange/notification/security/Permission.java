package org.borderexchange.notification.security;

/** One thing that a caller may do here; also the name of the authority. */
enum Permission {
    /** Have subscriptions of one's own. */
    SUBSCRIBE,
    /** Manage the subscriptions of all of the country, and its duty roster. */
    ADMINISTER,
    /** Metrics, dead letters and the rest of the actuator. */
    OPERATE
}
