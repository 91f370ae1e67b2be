package org.borderexchange.gateway.alert.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.borderexchange.gateway.alert.AlertCopies;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.Relay;
import org.borderexchange.gateway.outbox.TraceContext;
import org.borderexchange.gateway.outbox.relay.RelayProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** Requests that wait for the database at the same time; others wait for a connection. */
    private static final int CONNECTIONS = 200;

    /** An officer is told within seconds that the database is away. What {@code spring.mongodb.uri} says wins, as it is applied later. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer boundedWaiting() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(CONNECTIONS).maxWaitTime(2, TimeUnit.SECONDS));
    }

    @Bean
    AlertDocuments alertDocuments(MongoClient client, @Value("${spring.mongodb.uri}") ConnectionString connection) {
        return AlertDocuments.in(client.getDatabase(Objects.requireNonNull(connection.getDatabase())));
    }

    @Bean
    Leasing leasing(RelayProperties relay, Clock clock) {
        return new Leasing(UUID.randomUUID().toString(), relay.lease(), clock);
    }

    @Bean
    Outbox outbox(AlertDocuments documents, TraceContext trace, Leasing leasing, Clock clock) {
        return new MongoOutbox(documents, new OutboxEntries(trace), leasing, clock);
    }

    @Bean
    Alerts alerts(AlertDocuments documents, TraceContext trace, Leasing leasing, Relay relay, Clock clock) {
        return new MongoAlerts(documents, new OutboxEntries(trace), leasing, relay, clock);
    }

    @Bean
    VisibleAlerts visibleAlerts(AlertDocuments documents) {
        return new MongoVisibleAlerts(documents);
    }

    @Bean
    AlertCopies alertCopies(AlertDocuments documents) {
        return new MongoAlertCopies(documents);
    }
}
