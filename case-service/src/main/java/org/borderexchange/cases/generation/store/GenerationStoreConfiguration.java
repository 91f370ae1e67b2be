package org.borderexchange.cases.generation.store;

import com.mongodb.client.MongoDatabase;
import org.borderexchange.cases.generation.Generations;
import org.borderexchange.cases.generation.PresentGeneration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GenerationStoreConfiguration {

    @Bean
    Generations generations(MongoDatabase database) {
        return new MongoGenerations(database);
    }

    @Bean
    PresentGeneration presentGeneration() {
        return new PresentGeneration();
    }
}
