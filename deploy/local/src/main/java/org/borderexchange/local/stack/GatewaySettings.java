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
 * @param kafka settings of any Kafka client, login included
 */
record GatewaySettings(
        String country,
        int instance,
        int port,
        String mongoUri,
        Map<String, String> kafka,
        URI registry,
        URI nationalIssuer,
        URI hubIssuer,
        Path directory,
        String signingKeyId,
        Path signingKey) {

    Properties properties() {
        var properties = new Properties();
        properties.putAll(Map.of(
                "server.address",
                "127.0.0.1",
                "server.port",
                String.valueOf(port),
                "spring.mongodb.uri",
                mongoUri,
                "gateway.country",
                country,
                "gateway.instance",
                String.valueOf(instance)));
        properties.putAll(Map.of(
                "gateway.directory.location", directory.toString(),
                "gateway.signing.key-id", signingKeyId,
                "gateway.signing.private-key", signingKey.toString(),
                "gateway.registry.url", registry.toString(),
                "gateway.security.national-issuer", nationalIssuer.toString(),
                "gateway.security.hub-issuer", hubIssuer.toString()));
        kafka.forEach((key, value) -> properties.setProperty(
                key.equals("bootstrap.servers") ? "spring.kafka.bootstrap-servers" : "spring.kafka.properties." + key,
                value));
        return properties;
    }
}
