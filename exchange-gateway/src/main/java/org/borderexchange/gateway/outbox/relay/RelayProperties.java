package org.borderexchange.gateway.outbox.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lease how long other instances keep away from what this one is sending; longer than {@code leaseMargin}
 * @param leaseMargin nothing is sent any more in the last part of a lease; longer than the producer's {@code max.block.ms} and
 *     {@code delivery.timeout.ms} together, so that nothing arrives after the lease, and than clocks differ
 * @param sweepInterval at the least, between two searches for unsent events that nobody relays; a slow search is made less often
 * @param retryDelay between two tries of a record that the broker did not take
 * @param inFlight subjects handed over and not yet published; beyond it new events wait for a sweep
 */
@ConfigurationProperties("gateway.outbox")
public record RelayProperties(
        @DefaultValue("15s") Duration lease,
        @DefaultValue("9s") Duration leaseMargin,
        @DefaultValue("1s") Duration sweepInterval,
        @DefaultValue("500ms") Duration retryDelay,
        @DefaultValue("5000") int inFlight) {}
