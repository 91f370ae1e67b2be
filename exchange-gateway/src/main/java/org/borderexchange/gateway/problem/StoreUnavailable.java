package org.borderexchange.gateway.problem;

/** The database cannot be reached or did not confirm: nothing was acknowledged. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(Throwable cause) {
        super("store unavailable", cause);
    }
}
