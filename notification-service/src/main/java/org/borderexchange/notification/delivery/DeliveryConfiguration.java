package org.borderexchange.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.borderexchange.notification.event.Incidents;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.RecentEvents;
import org.borderexchange.notification.subscription.Subscriptions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    /**
     * @param firstRetry after the first failure, at most 10 s
     * @param longestRetry never longer between two tries
     * @param poll how soon what another instance left is noticed
     * @param keep how long records, and the events for dry runs, are kept
     * @param keepParked how long what was given up is kept, so that it can be sent again
     */
    @ConfigurationProperties("notification-service.delivery")
    record DeliveryProperties(
            @DefaultValue("5s") Duration firstRetry,
            @DefaultValue("1h") Duration longestRetry,
            @DefaultValue("500ms") Duration poll,
            @DefaultValue("7d") Duration keep,
            @DefaultValue("90d") Duration keepParked) {}

    @Bean
    DeliveryMetrics deliveryMetrics(MeterRegistry registry, Clock clock) {
        return new DeliveryMetrics(registry, clock);
    }

    @Bean
    Addressing addressing(Subscriptions subscriptions, Contacts contacts, Incidents incidents) {
        return new Addressing(subscriptions, contacts, incidents);
    }

    @Bean(initMethod = "start")
    Dispatcher dispatcher(
            Deliveries deliveries,
            Addressing addressing,
            PresentSight sight,
            List<Sender> senders,
            DeliveryProperties properties,
            DeliveryMetrics metrics,
            Clock clock) {
        var backoff = new Backoff(properties.firstRetry(), properties.longestRetry());
        return new Dispatcher(deliveries, addressing, sight, senders, backoff, metrics, clock, properties.poll());
    }

    @Bean
    DeliveryUpkeep deliveryUpkeep(
            Deliveries deliveries,
            RecentEvents recent,
            DeliveryMetrics metrics,
            DeliveryProperties properties,
            Clock clock) {
        return new DeliveryUpkeep(deliveries, recent, metrics, properties.keep(), properties.keepParked(), clock);
    }
}
