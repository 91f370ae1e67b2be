package org.borderexchange.notification.subscription.store;

import com.mongodb.client.MongoDatabase;
import org.borderexchange.notification.store.SecretBox;
import org.borderexchange.notification.subscription.Subscriptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SubscriptionStoreConfiguration {

    @Bean
    Subscriptions subscriptions(MongoDatabase database, SecretBox box) {
        return new MongoSubscriptions(database, box);
    }
}
