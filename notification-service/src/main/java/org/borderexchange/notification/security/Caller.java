package org.borderexchange.notification.security;

import java.time.Instant;

/**
 * On whose behalf a request is made; as a parameter of a controller it is resolved from the token.
 *
 * @param reader ISO 3166-1 alpha-2 of his country, or {@code HUB}
 * @param subject who he is at his issuer
 * @param administers may he manage what belongs to all of his country?
 * @param tokenExpires the end of everything that the token opened, streams included
 */
public record Caller(String reader, String subject, boolean administers, Instant tokenExpires) {}
