package org.borderexchange.gateway.casework.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.casework.CaseActs;
import org.borderexchange.gateway.casework.Cases;
import org.borderexchange.gateway.casework.Entries;
import org.borderexchange.gateway.casework.Operations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseworkStoreConfiguration {

    private final MongoDatabase database;

    CaseworkStoreConfiguration(MongoClient client, @Value("${spring.mongodb.uri}") ConnectionString connection) {
        database = client.getDatabase(Objects.requireNonNull(connection.getDatabase()));
    }

    @Bean
    Cases cases() {
        return new MongoCases(database);
    }

    @Bean
    Operations operations() {
        return new MongoOperations(database);
    }

    @Bean
    Entries entries() {
        return new MongoEntries(database);
    }

    @Bean
    CaseActs caseActs(Acts acts) {
        return new ActsOnCases(acts);
    }
}
