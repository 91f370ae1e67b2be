package org.borderexchange.notification.subscription;

import org.borderexchange.notification.event.Reader;

/**
 * Whose subscription it is.
 *
 * @param reader for which country, or the hub, he may know what he is told
 * @param subject who he is at his issuer
 */
public record Owner(Reader reader, String subject) {}
