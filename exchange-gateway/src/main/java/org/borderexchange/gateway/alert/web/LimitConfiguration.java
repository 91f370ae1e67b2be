package org.borderexchange.gateway.alert.web;

import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    WriteCapacity writeCapacity(Outbox outbox, LimitProperties limits) {
        return new WriteCapacity(outbox, limits.outboxSubjects(), limits.inFlightWrites());
    }
}
