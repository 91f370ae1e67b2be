package org.borderexchange.local.stack;

import java.util.Map;
import java.util.Properties;

/**
 * Where a service listens, keeps its documents and finds Kafka, in Spring Boot's own words.
 *
 * @param kafka settings of any Kafka client, login included
 */
record SpringSettings(int port, String mongoUri, Map<String, String> kafka) {

    Properties properties() {
        var properties = new Properties();
        properties.putAll(Map.of(
                "server.address", "127.0.0.1", "server.port", String.valueOf(port), "spring.mongodb.uri", mongoUri));
        kafka.forEach((key, value) -> properties.setProperty(
                key.equals("bootstrap.servers") ? "spring.kafka.bootstrap-servers" : "spring.kafka.properties." + key,
                value));
        return properties;
    }
}
