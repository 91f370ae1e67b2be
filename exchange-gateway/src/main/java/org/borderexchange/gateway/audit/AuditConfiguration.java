package org.borderexchange.gateway.audit;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    ConsultationLog consultationLog(Consultations consultations, Clock clock) {
        return new ConsultationLog(consultations, clock);
    }

    @Bean
    ConsultationUpkeep consultationUpkeep(Consultations consultations, AuditProperties properties, Clock clock) {
        return new ConsultationUpkeep(consultations, properties, clock);
    }
}
