package org.borderexchange.cases.casefile.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.borderexchange.cases.casefile.CaseCensus;
import org.borderexchange.cases.casefile.CaseProjection;
import org.borderexchange.cases.casefile.Cases;
import org.borderexchange.cases.casefile.JointOperations;
import org.borderexchange.cases.generation.Generations;
import org.borderexchange.cases.generation.PresentGeneration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseStoreConfiguration {

    @Bean
    CaseCollections caseCollections(MongoDatabase database) {
        return new CaseCollections(database);
    }

    @Bean
    CaseProjection caseProjection(CaseCollections collections) {
        return new MongoCaseProjection(collections);
    }

    @Bean
    Cases cases(CaseCollections collections, PresentGeneration present, Generations generations) {
        return new MongoCases(collections, present::serving, generations);
    }

    @Bean
    JointOperations jointOperations(CaseCollections collections, PresentGeneration present) {
        return new MongoJointOperations(collections, present::serving);
    }

    @Bean
    CaseCensus.Taker caseCensus(CaseCollections collections, PresentGeneration present, Clock clock) {
        return new MongoCaseCensus(collections, present::serving, clock);
    }
}
