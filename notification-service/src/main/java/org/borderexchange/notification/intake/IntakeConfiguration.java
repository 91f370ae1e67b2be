package org.borderexchange.notification.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.Dispatcher;
import org.borderexchange.notification.escalation.Clocks;
import org.borderexchange.notification.escalation.Watches;
import org.borderexchange.notification.event.Incidents;
import org.borderexchange.notification.event.RecentEvents;
import org.borderexchange.notification.event.Standings;
import org.borderexchange.notification.stream.StreamHub;
import org.borderexchange.notification.subscription.Matcher;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    IntakeMetrics intakeMetrics(MeterRegistry registry, Matcher matcher) {
        return new IntakeMetrics(registry, matcher);
    }

    @Bean
    Intake intake(
            EventProof proof,
            Standings standings,
            RecentEvents recent,
            Incidents incidents,
            Matcher matcher,
            Deliveries deliveries,
            Watches watches,
            Clocks clocks,
            StreamHub streams,
            Dispatcher dispatcher,
            Supplier<ExchangeDirectory> directory,
            IntakeMetrics metrics,
            Clock clock) {
        return new Intake(
                proof,
                standings,
                recent,
                incidents,
                matcher,
                deliveries,
                watches,
                clocks,
                streams,
                dispatcher,
                directory,
                metrics,
                clock);
    }

    @Bean
    DeadLetters deadLetters(KafkaOperations<byte[], byte[]> kafka, IntakeMetrics metrics) {
        return new DeadLetters(kafka, metrics);
    }

    @Bean
    IntakeContainer intakeContainer(
            ConsumerFactory<byte[], byte[]> consumers,
            Supplier<ExchangeDirectory> directory,
            Intake intake,
            DeadLetters letters,
            IntakeMetrics metrics) {
        return new IntakeContainer(consumers, directory, intake, letters, metrics);
    }

    @Bean
    DeadLetterReplay deadLetterReplay(ConsumerFactory<byte[], byte[]> consumers, Intake intake, DeadLetters letters) {
        return new DeadLetterReplay(consumers, intake, letters);
    }

    /** Under the name {@code intake}. */
    @Bean
    HealthIndicator intakeHealthIndicator(IntakeContainer container) {
        return () -> (container.isRunning() ? Health.up() : Health.down()).build();
    }
}
