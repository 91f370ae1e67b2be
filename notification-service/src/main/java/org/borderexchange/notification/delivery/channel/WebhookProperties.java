package org.borderexchange.notification.delivery.channel;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are called.
 *
 * @param allowedHosts hosts that may be called although they are internal, and without TLS
 * @param timeout of one try, from resolving the name to the end of the answer
 */
@ConfigurationProperties("notification-service.webhooks")
record WebhookProperties(
        @DefaultValue Set<String> allowedHosts,
        @DefaultValue("10s") Duration timeout) {}
