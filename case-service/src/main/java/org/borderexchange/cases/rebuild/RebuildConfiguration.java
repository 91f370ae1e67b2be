package org.borderexchange.cases.rebuild;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.borderexchange.cases.generation.GenerationWork;
import org.borderexchange.cases.generation.Generations;
import org.borderexchange.cases.generation.PresentGeneration;
import org.borderexchange.cases.matching.CaseworkProperties;
import org.borderexchange.cases.matching.MatchingEngine;
import org.borderexchange.cases.matching.MatchingProperties;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.RecordSigner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    @Bean
    MatchingEngine matchingEngine(
            KafkaAdmin kafka,
            MatchingProperties properties,
            CaseworkProperties casework,
            Supplier<ExchangeDirectory> directory,
            EventProof proof,
            WireFormat wireFormat,
            RecordSigner signer,
            MeterRegistry meters,
            Clock clock,
            PresentGeneration present) {
        return new MatchingEngine(
                kafka.getConfigurationProperties(),
                properties,
                casework,
                directory,
                proof,
                wireFormat,
                signer,
                meters,
                clock,
                present::isComplete);
    }

    @Bean
    GenerationWork matching(
            MatchingEngine engine, Supplier<ExchangeDirectory> directory, KafkaRemains remains, Clock clock) {
        return new MatchingWork(engine, directory, remains, clock);
    }

    @Bean
    KafkaRemains kafkaRemains(KafkaAdmin kafka) {
        return new KafkaRemains(Admin.create(kafka.getConfigurationProperties()));
    }

    @Bean
    Supervisor supervisor(
            Generations generations, PresentGeneration present, List<GenerationWork> work, KafkaRemains remains) {
        return new Supervisor(generations, present, work, remains);
    }

    @Bean
    RebuildEndpoint rebuildEndpoint(Supervisor supervisor) {
        return new RebuildEndpoint(supervisor);
    }

    /** As {@code hub} in the readiness group. */
    @Bean
    HubHealth hubHealthIndicator(PresentGeneration present, List<GenerationWork> work) {
        return new HubHealth(present, work);
    }
}
