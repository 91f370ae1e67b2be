package org.borderexchange.gateway.inbound.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.borderexchange.gateway.GatewayProperties;
import org.borderexchange.gateway.inbound.ParkedEvents;
import org.borderexchange.gateway.inbound.Positions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InboundStoreConfiguration {

    private final MongoDatabase database;

    InboundStoreConfiguration(MongoClient client, @Value("${spring.mongodb.uri}") ConnectionString connection) {
        database = client.getDatabase(Objects.requireNonNull(connection.getDatabase()));
    }

    @Bean
    Positions positions(GatewayProperties gateway) {
        return new MongoPositions(database, gateway.instance());
    }

    @Bean
    ParkedEvents parkedEvents() {
        return new MongoParkedEvents(database);
    }
}
