package org.borderexchange.notification.event.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.function.Supplier;
import org.borderexchange.notification.event.Incidents;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.RecentEvents;
import org.borderexchange.notification.event.Standings;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    @Bean
    Standings standings(MongoDatabase database) {
        return new MongoStandings(database);
    }

    @Bean
    RecentEvents recentEvents(MongoDatabase database) {
        return new MongoRecentEvents(database);
    }

    @Bean
    Incidents incidents(MongoDatabase database) {
        return new MongoIncidents(database);
    }

    @Bean
    PresentSight presentSight(Standings standings, Supplier<ExchangeDirectory> directory, Clock clock) {
        return new PresentSight(standings, directory, clock);
    }
}
