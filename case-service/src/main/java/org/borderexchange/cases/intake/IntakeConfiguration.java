package org.borderexchange.cases.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.borderexchange.cases.casefile.CaseProjection;
import org.borderexchange.cases.generation.GenerationWork;
import org.borderexchange.cases.hit.HitProjection;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    GenerationWork projection(
            ConsumerFactory<byte[], byte[]> consumers,
            Supplier<ExchangeDirectory> directory,
            EventProof proof,
            HitProjection hits,
            CaseProjection cases,
            MeterRegistry registry) {
        return new Projection(
                consumers, directory, proof, new Projections(hits, cases), new ProjectionMetrics(registry));
    }
}
