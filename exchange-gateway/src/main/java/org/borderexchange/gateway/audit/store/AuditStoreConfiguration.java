package org.borderexchange.gateway.audit.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import java.util.Objects;
import org.borderexchange.gateway.audit.Consultations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditStoreConfiguration {

    @Bean
    Consultations consultations(MongoClient client, @Value("${spring.mongodb.uri}") ConnectionString connection) {
        return new MongoConsultations(client.getDatabase(Objects.requireNonNull(connection.getDatabase())));
    }
}
