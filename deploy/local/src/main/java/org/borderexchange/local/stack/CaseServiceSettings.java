package org.borderexchange.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What one case-service is told; an installation tells its own the same.
 *
 * @param issuers who vouches for the officers of each country (ISO 3166-1 alpha-2) and of {@code HUB}
 * @param state folder of its Kafka Streams state, of this instance alone
 */
record CaseServiceSettings(
        SpringSettings spring,
        URI registry,
        Map<String, URI> issuers,
        Path directory,
        String signingKeyId,
        Path signingKey,
        Path state) {

    Properties properties() {
        var properties = spring.properties();
        properties.putAll(Map.of(
                "case-service.directory.location", directory.toString(),
                "case-service.signing.key-id", signingKeyId,
                "case-service.signing.private-key", signingKey.toString(),
                "case-service.registry.url", registry.toString(),
                "case-service.matching.state-dir", state.toString()));
        issuers.forEach((country, issuer) ->
                properties.setProperty("case-service.security.issuers." + country, issuer.toString()));
        return properties;
    }
}
