package org.borderexchange.notification.store;

import com.mongodb.ConnectionString;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** Readers are told within seconds that the database is away. What {@code spring.mongodb.uri} says wins, as it is applied later. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer boundedWaiting() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(2, TimeUnit.SECONDS));
    }

    @Bean
    MongoDatabase database(MongoClient client, @Value("${spring.mongodb.uri}") ConnectionString connection) {
        return client.getDatabase(Objects.requireNonNull(connection.getDatabase()))
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** @param secret under which the secrets of webhooks are kept; the same for all instances and after a restored backup */
    @Bean
    SecretBox secretBox(@Value("${notification-service.secret-key}") String secret) {
        return new SecretBox(secret);
    }
}
