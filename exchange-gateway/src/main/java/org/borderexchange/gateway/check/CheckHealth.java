package org.borderexchange.gateway.check;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness: an instance that knows too little would say of known things that they are unknown. */
final class CheckHealth implements HealthIndicator {

    private final Readiness readiness;

    CheckHealth(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public Health health() {
        return readiness.isReady()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("checks", "learning what is known")
                        .build();
    }
}
