package org.borderexchange.notification.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.borderexchange.notification.delivery.Addressing;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.DeliveryMetrics;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.subscription.Matcher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

    @Bean(destroyMethod = "")
    StreamHub streamHub(
            Deliveries deliveries,
            Matcher matcher,
            PresentSight sight,
            Addressing addressing,
            Links links,
            DeliveryMetrics metrics,
            MeterRegistry registry) {
        var hub = new StreamHub(deliveries, matcher, sight, addressing, links, metrics);
        Gauge.builder("exchange.streams.open", hub, StreamHub::openStreams)
                .description("Streams of notices that are open at this instance")
                .register(registry);
        return hub;
    }

    /** Before the web server waits for its requests to end. */
    @Bean
    ApplicationListener<ContextClosedEvent> endOfStreams(StreamHub hub) {
        return closing -> hub.close();
    }
}
