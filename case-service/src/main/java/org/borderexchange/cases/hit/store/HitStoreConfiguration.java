package org.borderexchange.cases.hit.store;

import com.mongodb.client.MongoDatabase;
import org.borderexchange.cases.generation.PresentGeneration;
import org.borderexchange.cases.hit.HitProjection;
import org.borderexchange.cases.hit.Hits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HitStoreConfiguration {

    @Bean
    HitCollections hitCollections(MongoDatabase database) {
        return new HitCollections(database);
    }

    @Bean
    HitProjection hitProjection(HitCollections collections) {
        return new MongoHitProjection(collections);
    }

    @Bean
    Hits hits(HitCollections collections, PresentGeneration present) {
        return new MongoHits(collections, present::serving);
    }
}
