package org.borderexchange.notification.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How streams are kept open.
 *
 * @param heartbeat longest silence
 * @param poll how soon is noticed what another instance stored
 */
@ConfigurationProperties("notification-service.streams")
record StreamProperties(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("500ms") Duration poll) {}
