package org.borderexchange.gateway.alert;

/**
 * An alert of this country as it was read from the store.
 *
 * @param revision of the stored document; a change succeeds only while it is still the same
 */
public record OwnAlert(Alert alert, long revision) {}
