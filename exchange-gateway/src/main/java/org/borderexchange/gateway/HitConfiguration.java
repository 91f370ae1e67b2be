package org.borderexchange.gateway;

import java.time.Clock;
import java.util.function.Supplier;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.hit.CasesOfHits;
import org.borderexchange.gateway.hit.DisclosureByAudience;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.gateway.hit.Hits;
import org.borderexchange.gateway.hit.Verdicts;
import org.borderexchange.gateway.receipt.Receptions;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts hits together: their own package knows no framework. */
@Configuration(proxyBeanMethods = false)
class HitConfiguration {

    @Bean
    HitService hitService(
            Hits hits,
            Verdicts verdicts,
            Receptions receptions,
            VisibleAlerts visible,
            Alerts own,
            CasesOfHits cases,
            Supplier<ExchangeDirectory> directory,
            CountryCode country,
            Clock clock) {
        var disclosure = new DisclosureByAudience(own, directory, clock);
        return new HitService(hits, verdicts, receptions, visible, disclosure, cases, country, clock);
    }
}
