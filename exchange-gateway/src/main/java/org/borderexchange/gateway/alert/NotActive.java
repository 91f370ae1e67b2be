package org.borderexchange.gateway.alert;

/** The alert is withdrawn, expired or achieved: it cannot be changed any more. */
public final class NotActive extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
