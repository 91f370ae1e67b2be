package org.borderexchange.gateway.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.borderexchange.gateway.alert.wire.AlertJson;
import org.borderexchange.schemas.topic.CountryCode;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    /** Closed by {@link #endOfFeed}, before beans are. */
    @Bean(destroyMethod = "")
    DeskFeed deskFeed(FeedProperties properties, CountryCode country, MeterRegistry metrics) {
        var feed = new DeskFeed(properties.capacity(), country);
        Gauge.builder("exchange.feed.streams", feed, DeskFeed::openStreams)
                .description("Desks that are connected to the live feed of this instance")
                .register(metrics);
        return feed;
    }

    @Bean
    DeskEvents deskEvents(AlertJson json) {
        return new DeskEvents(json);
    }

    /** Before the web server waits for its open requests to end. */
    @Bean
    ApplicationListener<ContextClosedEvent> endOfFeed(DeskFeed feed) {
        return closing -> feed.close();
    }
}
