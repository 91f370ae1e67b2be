package org.borderexchange.cases.operations;

import org.borderexchange.cases.matching.MatchingEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;

@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    DeadLetterReplay deadLetterReplay(
            ConsumerFactory<byte[], byte[]> consumers, KafkaOperations<byte[], byte[]> kafka) {
        return new DeadLetterReplay(consumers, kafka);
    }

    @Bean
    OverCorrelatingEndpoint overCorrelatingEndpoint(MatchingEngine engine) {
        return new OverCorrelatingEndpoint(engine);
    }
}
