package org.borderexchange.gateway.check;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.alert.LiveAlerts;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.borderexchange.schemas.matching.CheckComparison;
import org.borderexchange.schemas.matching.MatchPolicy;
import org.borderexchange.schemas.topic.CountryCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

    @Bean
    IdentifierFilter identifierFilter() {
        return new IdentifierFilter();
    }

    @Bean
    FilterUpkeep filterUpkeep(LiveAlerts alerts, IdentifierFilter filter, Clock clock) {
        return new FilterUpkeep(alerts, filter, clock);
    }

    @Bean
    Readiness checkReadiness(FilterUpkeep upkeep, TopicsRead topics) {
        return new Readiness(upkeep, topics::caughtUp);
    }

    /** As {@code checks} in the readiness group. */
    @Bean
    CheckHealth checksHealthIndicator(Readiness readiness) {
        return new CheckHealth(readiness);
    }

    @Bean
    CheckMetrics checkMetrics(MeterRegistry registry, IdentifierFilter filter) {
        return new CheckMetrics(registry, filter);
    }

    @Bean
    CheckService checkService(
            Readiness readiness,
            IdentifierFilter filter,
            VisibleAlerts alerts,
            Checks checks,
            Acts acts,
            WriteCapacity capacity,
            CheckProperties properties,
            CheckMetrics metrics,
            CountryCode country,
            Clock clock) {
        return new CheckService(
                readiness,
                filter,
                new Verification(
                        alerts,
                        new CheckComparison(MatchPolicy.DEFAULT),
                        properties.candidates(),
                        properties.verifications()),
                checks,
                new RecordKey(properties.recordKey()),
                acts,
                capacity,
                properties.sightings(),
                metrics,
                country,
                clock);
    }
}
