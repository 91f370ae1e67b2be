package org.borderexchange.gateway;

import java.time.Clock;
import java.util.function.Supplier;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.casework.CaseActService;
import org.borderexchange.gateway.casework.CaseActs;
import org.borderexchange.gateway.casework.Cases;
import org.borderexchange.gateway.casework.Casework;
import org.borderexchange.gateway.casework.Entries;
import org.borderexchange.gateway.casework.HeldCases;
import org.borderexchange.gateway.casework.Operations;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts casework together: its own package knows no framework. */
@Configuration(proxyBeanMethods = false)
class CaseworkConfiguration {

    @Bean
    HeldCases heldCases(Cases cases) {
        return new HeldCases(cases);
    }

    @Bean
    Casework casework(
            Cases cases, Operations operations, Entries entries, VisibleAlerts visible, HitService hitService) {
        return new Casework(cases, operations, entries, visible, hitService);
    }

    @Bean
    CaseActService caseActService(
            CaseActs acts,
            Casework casework,
            Cases cases,
            Operations operations,
            Entries entries,
            VisibleAlerts visible,
            Supplier<ExchangeDirectory> directory,
            CountryCode country,
            Clock clock) {
        var copies = new CaseActService.Copies(cases, operations, entries);
        return new CaseActService(acts, casework, copies, visible, directory, country, clock);
    }
}
