package org.borderexchange.notification.problem;

/** It cannot be said or done now, and will be later: an outage, or a rebuild that has not come to its end. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what in words that may be logged */
    public Unavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
