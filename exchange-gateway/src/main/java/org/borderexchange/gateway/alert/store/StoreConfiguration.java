package org.borderexchange.gateway.alert.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.borderexchange.gateway.alert.AlertCopies;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.LiveAlerts;
import org.borderexchange.gateway.alert.LiveIdentifiers;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.OutboxEntries;
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
    AuthoredDocuments authoredAlerts(AlertDocuments documents, OutboxEntries entries) {
        return MongoAlerts.authored(documents, entries);
    }

    @Bean
    Alerts alerts(AlertDocuments documents, OutboxEntries entries, AuthoredWrites writes, LiveIdentifiers identifiers) {
        return new MongoAlerts(documents, entries, writes, identifiers);
    }

    @Bean
    VisibleAlerts visibleAlerts(AlertDocuments documents) {
        return new MongoVisibleAlerts(documents);
    }

    @Bean
    AlertCopies alertCopies(AlertDocuments documents, LiveIdentifiers identifiers, Clock clock) {
        return new MongoAlertCopies(documents, identifiers, clock);
    }

    @Bean
    LiveAlerts liveAlerts(AlertDocuments documents) {
        return new MongoLiveAlerts(documents);
    }
}
