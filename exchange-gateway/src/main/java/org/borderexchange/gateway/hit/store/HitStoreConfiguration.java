package org.borderexchange.gateway.hit.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.hit.Hits;
import org.borderexchange.gateway.hit.Verdicts;
import org.borderexchange.schemas.topic.CountryCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HitStoreConfiguration {

    private final MongoDatabase database;

    HitStoreConfiguration(MongoClient client, @Value("${spring.mongodb.uri}") ConnectionString connection) {
        database = client.getDatabase(Objects.requireNonNull(connection.getDatabase()));
    }

    @Bean
    Hits hits() {
        return new MongoHits(database);
    }

    @Bean
    Verdicts verdicts(Acts acts, CountryCode country) {
        return new MongoVerdicts(database, acts, country);
    }
}
