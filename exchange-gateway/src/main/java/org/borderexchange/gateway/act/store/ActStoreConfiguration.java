package org.borderexchange.gateway.act.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import java.time.Clock;
import java.util.Objects;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.OutboxEntries;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ActStoreConfiguration {

    private final MongoActs.Collections collections;

    ActStoreConfiguration(MongoClient client, @Value("${spring.mongodb.uri}") ConnectionString connection) {
        collections = MongoActs.Collections.in(client.getDatabase(Objects.requireNonNull(connection.getDatabase())));
    }

    @Bean
    AuthoredDocuments authoredActs(OutboxEntries entries) {
        return collections.authored(entries);
    }

    @Bean
    Acts acts(OutboxEntries entries, AuthoredWrites writes, Clock clock) {
        return new MongoActs(collections, entries, writes, clock);
    }
}
