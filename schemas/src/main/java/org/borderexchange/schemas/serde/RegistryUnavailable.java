package org.borderexchange.schemas.serde;

/** The schema registry cannot answer now: an outage, not a fault of the event. Nothing has happened; try again later, without limit. */
public final class RegistryUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailable(String message) {
        super(message);
    }

    RegistryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
