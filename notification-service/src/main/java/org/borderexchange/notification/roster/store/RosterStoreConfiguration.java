package org.borderexchange.notification.roster.store;

import com.mongodb.client.MongoDatabase;
import org.borderexchange.notification.roster.DutyRosters;
import org.borderexchange.notification.store.SecretBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RosterStoreConfiguration {

    @Bean
    DutyRosters dutyRosters(MongoDatabase database, SecretBox box) {
        return new MongoDutyRosters(database, box);
    }
}
