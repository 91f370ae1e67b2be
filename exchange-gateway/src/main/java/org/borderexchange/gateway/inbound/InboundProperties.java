package org.borderexchange.gateway.inbound;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this instance reads.
 *
 * @param rewind so many records of each partition are read again at start, for desks that come back after it
 * @param echoPatience how long the present state of an own alert may take to follow an older one on a topic
 * @param longestPause between two attempts during an outage
 */
@ConfigurationProperties("gateway.inbound")
record InboundProperties(
        @DefaultValue("20") int rewind,
        @DefaultValue("2s") Duration echoPatience,
        @DefaultValue("10s") Duration longestPause) {}
