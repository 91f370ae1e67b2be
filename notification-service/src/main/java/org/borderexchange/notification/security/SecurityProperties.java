package org.borderexchange.notification.security;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are trusted.
 *
 * @param issuers by country, ISO 3166-1 alpha-2, or {@code HUB}
 * @param audience what a token must name in {@code aud}
 */
@ConfigurationProperties("notification-service.security")
record SecurityProperties(
        Map<String, URI> issuers,
        @DefaultValue("border-exchange") String audience) {}
