package org.borderexchange.gateway.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are trusted.
 *
 * @param nationalIssuer of this country's officers and systems
 * @param hubIssuer of the hub's operators
 * @param audience what a token must name in {@code aud}
 */
@ConfigurationProperties("gateway.security")
record SecurityProperties(
        URI nationalIssuer,
        URI hubIssuer,
        @DefaultValue("border-exchange") String audience) {}
