package org.borderexchange.gateway.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.borderexchange.gateway.GatewayProperties;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.alert.AlertCopies;
import org.borderexchange.gateway.alert.AlertService;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.LiveIdentifiers;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.casework.Cases;
import org.borderexchange.gateway.casework.Casework;
import org.borderexchange.gateway.casework.Entries;
import org.borderexchange.gateway.casework.Operations;
import org.borderexchange.gateway.check.Sightings;
import org.borderexchange.gateway.feed.DeskEvents;
import org.borderexchange.gateway.feed.DeskFeed;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.gateway.hit.Hits;
import org.borderexchange.gateway.hit.Verdicts;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.receipt.Receipts;
import org.borderexchange.gateway.receipt.Tidings;
import org.borderexchange.schemas.directory.CurrentDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.serde.SerdeSettings;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
class InboundConfiguration {

    @Bean
    EventDecoder eventDecoder(SerdeSettings settings) {
        return new EventDecoder(settings);
    }

    @Bean
    CatchUp catchUp() {
        return new CatchUp();
    }

    @Bean
    InboundMetrics inboundMetrics(MeterRegistry registry, CatchUp catchUp, ParkedEvents parked, Clock clock) {
        return new InboundMetrics(registry, catchUp, parked, clock);
    }

    @Bean
    OwnEventsFollower ownEventsFollower(
            Alerts alerts, AlertService service, Acts acts, Outbox outbox, InboundProperties properties, Clock clock) {
        return new OwnEventsFollower(
                new OwnEvents(alerts, service::supersede, acts), outbox::republish, properties.echoPatience(), clock);
    }

    @Bean
    ReceiptArrivals receiptArrivals(
            CountryCode country,
            Receipts receipts,
            Tidings tidings,
            VisibleAlerts alerts,
            AlertService service,
            HitService hitService) {
        return new ReceiptArrivals(country, receipts, tidings, alerts, service::reached, hitService);
    }

    @Bean
    Arrivals arrivals(
            CountryCode country,
            AlertCopies copies,
            OwnEventsFollower own,
            LiveIdentifiers identifiers,
            Hits hits,
            Verdicts verdicts,
            Sightings sightings,
            ReceiptArrivals receipts,
            HitService hitService,
            DeskEvents deskEvents,
            CaseworkArrivals casework) {
        return new Arrivals(
                country,
                copies,
                own,
                identifiers,
                hits,
                verdicts,
                sightings,
                receipts,
                hitService,
                deskEvents,
                casework);
    }

    @Bean
    CaseworkArrivals caseworkArrivals(
            CountryCode country, Cases cases, Operations operations, Entries entries, Casework casework) {
        return new CaseworkArrivals(country, cases, operations, entries, casework);
    }

    @Bean
    Intake intake(
            CountryCode country,
            CurrentDirectory directory,
            EventDecoder decoder,
            Arrivals arrivals,
            ParkedEvents parked,
            DeskFeed feed,
            InboundMetrics metrics) {
        return new Intake(
                new RecordReader(new EventProof(directory, decoder), country), arrivals, parked, feed, metrics);
    }

    @Bean
    DeadLetters deadLetters(ProducerFactory<byte[], byte[]> producers, CountryCode country) {
        return new DeadLetters(
                new KafkaTemplate<>(producers, KafkaSettings.WRITE_BYTES), TopicName.deadLettersOfGateway(country));
    }

    @Bean
    DeadLetterReplay deadLetterReplay(
            ConsumerFactory<byte[], byte[]> consumers, CountryCode country, Intake intake, DeadLetters deadLetters) {
        return new DeadLetterReplay(
                consumers,
                "exchange-gateway-" + country.lowerCase() + "-dead-letters",
                TopicName.deadLettersOfGateway(country),
                intake,
                deadLetters);
    }

    @Bean
    InboundContainers inboundContainers(
            ConsumerFactory<byte[], byte[]> consumers,
            GatewayProperties gateway,
            CountryCode country,
            Intake intake,
            DeadLetters deadLetters,
            Positions positions,
            CatchUp catchUp,
            InboundMetrics metrics,
            InboundProperties properties,
            ObservationRegistry observations) {
        return new InboundContainers(
                consumers,
                "exchange-gateway-" + country.lowerCase() + "-" + gateway.instance(),
                new InboundListener(intake, deadLetters, positions, catchUp, metrics),
                properties.longestPause(),
                observations);
    }

    @Bean
    Subscription subscription(
            CurrentDirectory directory,
            CountryCode country,
            Positions positions,
            InboundProperties properties,
            InboundContainers containers,
            DeskFeed feed,
            CatchUp catchUp,
            OwnEventsFollower own,
            ParkedEvents parked,
            Intake intake,
            DeadLetters deadLetters,
            Clock clock) {
        return new Subscription(
                directory,
                country,
                positions,
                properties.rewind(),
                containers::readingFrom,
                feed,
                catchUp,
                own,
                new ParkedReplay(parked, intake, deadLetters),
                clock);
    }

    /** As {@code inbound} in the readiness group. */
    @Bean
    InboundHealth inboundHealthIndicator(Subscription subscription, CatchUp catchUp) {
        return new InboundHealth(subscription, catchUp);
    }
}
