package org.borderexchange.notification.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * One try.
 *
 * @param reason why it failed, of a bounded vocabulary; {@code OK} if it did not
 */
public record Attempt(Instant at, boolean delivered, String reason, Duration took) {}
