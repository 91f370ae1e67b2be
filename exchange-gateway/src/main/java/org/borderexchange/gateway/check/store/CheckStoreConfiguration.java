package org.borderexchange.gateway.check.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.borderexchange.gateway.check.Checks;
import org.borderexchange.gateway.check.Sightings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CheckStoreConfiguration {

    private final MongoDatabase database;

    CheckStoreConfiguration(MongoClient client, @Value("${spring.mongodb.uri}") ConnectionString connection) {
        database = client.getDatabase(Objects.requireNonNull(connection.getDatabase()));
    }

    @Bean
    Checks checks() {
        return new MongoChecks(database);
    }

    @Bean
    Sightings sightings() {
        return new MongoSightings(database);
    }
}
