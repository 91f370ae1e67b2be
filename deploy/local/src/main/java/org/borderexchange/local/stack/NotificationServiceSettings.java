package org.borderexchange.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What one notification-service is told; an installation tells its own the same, but for the hosts that webhooks may point to.
 *
 * @param issuers who vouches for the officers of each country (ISO 3166-1 alpha-2) and of {@code HUB}
 * @param secretKey under which the secrets of webhooks are kept
 * @param links where each country's gateway is, and case-service under {@code HUB}
 * @param mail port of SMTP
 */
record NotificationServiceSettings(
        SpringSettings spring,
        URI registry,
        Map<String, URI> issuers,
        Path directory,
        String signingKeyId,
        Path signingKey,
        String secretKey,
        Map<String, URI> links,
        int mail) {

    Properties properties() {
        var properties = spring.properties();
        properties.putAll(Map.of(
                "notification-service.directory.location",
                directory.toString(),
                "notification-service.signing.key-id",
                signingKeyId,
                "notification-service.signing.private-key",
                signingKey.toString(),
                "notification-service.registry.url",
                registry.toString(),
                "notification-service.secret-key",
                secretKey,
                "notification-service.mail.from",
                "notifications@hub.local",
                // Of the local stack alone: receivers run on this machine too.
                "notification-service.webhooks.allowed-hosts",
                "127.0.0.1",
                "spring.mail.host",
                "127.0.0.1",
                "spring.mail.port",
                String.valueOf(mail)));
        issuers.forEach((country, issuer) ->
                properties.setProperty("notification-service.security.issuers." + country, issuer.toString()));
        links.forEach((country, gateway) ->
                properties.setProperty("notification-service.links.gateways." + country, gateway.toString()));
        return properties;
    }
}
