package org.borderexchange.gateway.inbound;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness: an instance that has not caught up would say of known things that they are unknown. */
final class InboundHealth implements HealthIndicator {

    private final Subscription subscription;
    private final CatchUp catchUp;

    InboundHealth(Subscription subscription, CatchUp catchUp) {
        this.subscription = subscription;
        this.catchUp = catchUp;
    }

    @Override
    public Health health() {
        if (!subscription.isReading()) {
            return Health.down().withDetail("inbound", "does not read").build();
        }
        return catchUp.caughtUp()
                ? Health.up().build()
                : Health.outOfService().withDetail("inbound", "catching up").build();
    }
}
