package org.borderexchange.notification.delivery.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.borderexchange.notification.delivery.Deliveries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryStoreConfiguration {

    @Bean
    Deliveries deliveries(MongoDatabase database, Clock clock) {
        return new MongoDeliveries(database, clock);
    }
}
