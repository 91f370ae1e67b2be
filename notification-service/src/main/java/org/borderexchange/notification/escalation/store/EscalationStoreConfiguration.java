package org.borderexchange.notification.escalation.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.borderexchange.notification.escalation.Watches;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EscalationStoreConfiguration {

    @Bean
    Watches watches(MongoDatabase database, Clock clock) {
        return new MongoWatches(database, clock);
    }
}
