package org.borderexchange.gateway.feed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The live feed of this country's desks.
 *
 * @param capacity events kept for desks that come back, or that read slowly
 * @param heartbeat silence after which a comment tells both ends that the connection lives
 */
@ConfigurationProperties("gateway.feed")
record FeedProperties(
        @DefaultValue("10000") int capacity,
        @DefaultValue("15s") Duration heartbeat) {}
