package org.borderexchange.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {

    private static final Map<String, String> KAFKA =
            Map.of("bootstrap.servers", "127.0.0.1:9092", "sasl.mechanism", "SCRAM-SHA-512");
    private static final URI REGISTRY = URI.create("http://127.0.0.1:8085/apis/registry/v3");
    private static final URI RS = URI.create("http://127.0.0.1:8099/rs");
    private static final URI HUB = URI.create("http://127.0.0.1:8099/hub");

    @Test
    void gatewayIsToldWhoseItIsWhereItWorksWhomItTrustsAndHowItSigns() {
        var settings = new GatewaySettings(
                "RS",
                2,
                new SpringSettings(8140, "mongodb://127.0.0.1:27017/gateway-rs", KAFKA),
                REGISTRY,
                RS,
                HUB,
                Path.of("/data/directory"),
                "RS-1",
                Path.of("/data/keys/rs.pem"),
                "secret of RS",
                URI.create("http://127.0.0.1:8090"));

        assertThat(settings.properties())
                .containsOnly(
                        Map.entry("server.address", "127.0.0.1"),
                        Map.entry("server.port", "8140"),
                        Map.entry("spring.mongodb.uri", "mongodb://127.0.0.1:27017/gateway-rs"),
                        Map.entry("spring.kafka.bootstrap-servers", "127.0.0.1:9092"),
                        Map.entry("spring.kafka.properties.sasl.mechanism", "SCRAM-SHA-512"),
                        Map.entry("gateway.country", "RS"),
                        Map.entry("gateway.instance", "2"),
                        Map.entry("gateway.registry.url", REGISTRY.toString()),
                        Map.entry("gateway.security.national-issuer", RS.toString()),
                        Map.entry("gateway.security.hub-issuer", HUB.toString()),
                        Map.entry("gateway.directory.location", "/data/directory"),
                        Map.entry("gateway.signing.key-id", "RS-1"),
                        Map.entry("gateway.signing.private-key", "/data/keys/rs.pem"),
                        Map.entry("gateway.check.record-key", "secret of RS"),
                        Map.entry("gateway.hub.url", "http://127.0.0.1:8090"));
    }

    @Test
    void caseServiceIsToldWhereItWorksWhomItTrustsAndHowItSigns() {
        var settings = new CaseServiceSettings(
                new SpringSettings(8090, "mongodb://127.0.0.1:27017/case-service", KAFKA),
                REGISTRY,
                Map.of("RS", RS, "HUB", HUB),
                Path.of("/data/directory"),
                "HUB-1",
                Path.of("/data/keys/hub.pem"),
                Path.of("/data/case-service"));

        assertThat(settings.properties())
                .containsOnly(
                        Map.entry("server.address", "127.0.0.1"),
                        Map.entry("server.port", "8090"),
                        Map.entry("spring.mongodb.uri", "mongodb://127.0.0.1:27017/case-service"),
                        Map.entry("spring.kafka.bootstrap-servers", "127.0.0.1:9092"),
                        Map.entry("spring.kafka.properties.sasl.mechanism", "SCRAM-SHA-512"),
                        Map.entry("case-service.registry.url", "http://127.0.0.1:8085/apis/registry/v3"),
                        Map.entry("case-service.security.issuers.RS", "http://127.0.0.1:8099/rs"),
                        Map.entry("case-service.security.issuers.HUB", "http://127.0.0.1:8099/hub"),
                        Map.entry("case-service.directory.location", "/data/directory"),
                        Map.entry("case-service.signing.key-id", "HUB-1"),
                        Map.entry("case-service.signing.private-key", "/data/keys/hub.pem"),
                        Map.entry("case-service.matching.state-dir", "/data/case-service"));
    }

    @Test
    void notificationServiceIsToldWhereMailGoesWhereContentIsReadAndThatReceiversMayRunHere() {
        var settings = new NotificationServiceSettings(
                new SpringSettings(8091, "mongodb://127.0.0.1:27017/notification-service", KAFKA),
                REGISTRY,
                Map.of("RS", RS),
                Path.of("/data/directory"),
                "HUB-1",
                Path.of("/data/keys/hub.pem"),
                "secret of webhooks",
                Map.of("RS", URI.create("http://127.0.0.1:8081")),
                1025);

        assertThat(settings.properties())
                .containsAllEntriesOf(Map.of(
                        "server.port", "8091",
                        "notification-service.security.issuers.RS", RS.toString(),
                        "notification-service.signing.key-id", "HUB-1",
                        "notification-service.secret-key", "secret of webhooks",
                        "notification-service.links.gateways.RS", "http://127.0.0.1:8081",
                        "notification-service.webhooks.allowed-hosts", "127.0.0.1",
                        "spring.mail.port", "1025"));
    }
}
