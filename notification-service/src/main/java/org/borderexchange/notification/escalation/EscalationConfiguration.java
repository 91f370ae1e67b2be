package org.borderexchange.notification.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.Dispatcher;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.Standings;
import org.borderexchange.notification.roster.DutyRosters;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.RecordSigner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaOperations;

@Configuration(proxyBeanMethods = false)
class EscalationConfiguration {

    @Bean
    EscalationEvents escalationEvents(
            KafkaOperations<byte[], byte[]> kafka, WireFormat wireFormat, RecordSigner signer, MeterRegistry meters) {
        return new KafkaEscalationEvents(kafka, wireFormat, signer, meters);
    }

    @Bean
    Escalator escalator(
            Watches watches,
            DutyRosters rosters,
            Standings standings,
            PresentSight sight,
            Deliveries deliveries,
            Dispatcher dispatcher,
            EscalationEvents events,
            Clocks clocks,
            Clock clock,
            MeterRegistry metrics) {
        return new Escalator(
                watches, rosters, standings, sight, deliveries, dispatcher, events, clocks, clock, metrics);
    }
}
