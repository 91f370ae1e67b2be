package org.borderexchange.notification.subscription;

import java.time.Clock;
import java.time.Duration;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.RecentEvents;
import org.borderexchange.notification.event.Standings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

    /** @param secretOverlap how long a webhook's former secret stays good after a rotation */
    @ConfigurationProperties("notification-service.subscriptions")
    record SubscriptionProperties(@DefaultValue("24h") Duration secretOverlap) {}

    @Bean
    Matcher matcher(Subscriptions subscriptions, Clock clock) {
        return new Matcher(subscriptions, clock);
    }

    @Bean
    DryRun dryRun(RecentEvents recent, Standings standings, PresentSight sight, Clock clock) {
        return new DryRun(recent, standings, sight, clock);
    }

    @Bean
    SubscriptionService subscriptionService(
            Subscriptions subscriptions, SubscriptionProperties properties, Clock clock) {
        return new SubscriptionService(subscriptions, properties.secretOverlap(), clock);
    }
}
