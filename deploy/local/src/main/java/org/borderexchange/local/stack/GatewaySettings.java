package org.borderexchange.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What one exchange-gateway is told; an installation tells its own the same.
 *
 * @param country ISO 3166-1 alpha-2
 * @param instance 1, 2, … of the instances of this country's gateway
 * @param checkRecordKey secret of this country, the same for all instances and for ever
 * @param hub base of case-service's API, which keeps the documents of cases
 */
record GatewaySettings(
        String country,
        int instance,
        SpringSettings spring,
        URI registry,
        URI nationalIssuer,
        URI hubIssuer,
        Path directory,
        String signingKeyId,
        Path signingKey,
        String checkRecordKey,
        URI hub) {

    Properties properties() {
        var properties = spring.properties();
        properties.putAll(Map.of(
                "gateway.country", country,
                "gateway.instance", String.valueOf(instance),
                "gateway.directory.location", directory.toString(),
                "gateway.signing.key-id", signingKeyId,
                "gateway.signing.private-key", signingKey.toString(),
                "gateway.registry.url", registry.toString(),
                "gateway.check.record-key", checkRecordKey,
                "gateway.security.national-issuer", nationalIssuer.toString(),
                "gateway.security.hub-issuer", hubIssuer.toString()));
        properties.setProperty("gateway.hub.url", hub.toString());
        return properties;
    }
}
