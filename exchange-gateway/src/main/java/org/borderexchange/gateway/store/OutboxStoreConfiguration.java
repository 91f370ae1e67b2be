package org.borderexchange.gateway.store;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.Relay;
import org.borderexchange.gateway.outbox.TraceContext;
import org.borderexchange.gateway.outbox.relay.RelayProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboxStoreConfiguration {

    @Bean
    Leasing leasing(RelayProperties relay, Clock clock) {
        return new Leasing(UUID.randomUUID().toString(), relay.lease(), clock);
    }

    @Bean
    OutboxEntries outboxEntries(TraceContext trace) {
        return new OutboxEntries(trace);
    }

    @Bean
    AuthoredWrites authoredWrites(Leasing leasing, Relay relay, Clock clock) {
        return new AuthoredWrites(leasing, relay, clock);
    }

    @Bean
    Outbox outbox(List<AuthoredDocuments> collections, Leasing leasing, Clock clock) {
        return new MongoOutbox(collections, leasing, clock);
    }
}
