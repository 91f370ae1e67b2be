package org.borderexchange.gateway.outbox.relay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.ME;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.VEHICLES;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.stolenCar;
import static org.borderexchange.gateway.alert.Examples.submission;
import static org.borderexchange.gateway.alert.Examples.to;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderexchange.gateway.alert.AlertDetails;
import org.borderexchange.gateway.alert.Alerts.ConcurrentChange;
import org.borderexchange.gateway.alert.contract.StoreContract.Ports;
import org.borderexchange.gateway.alert.store.MongoStore;
import org.borderexchange.gateway.infrastructure.Infrastructure;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.SigningKey;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.EventSigner;
import org.borderexchange.schemas.signature.RecordSigner;
import org.borderexchange.schemas.signature.RecordVerifier;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/** Two instances of Serbia's gateway on one database, with a real broker and a real registry. */
@EnabledIf(
        value = "org.borderexchange.gateway.infrastructure.Infrastructure#isAvailable",
        disabledReason = "-Dinfrastructure=containers needs a container engine, and none runs here")
class PublishingIT {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final TopicName GROUP = TopicName.group(VEHICLES);
    private static final TopicName OWN_INBOX = TopicName.inbox(RS);
    private static final KeyPair KEYS = keys();
    private static final Clock CLOCK = Clock.systemUTC();

    private static final MongoClient MONGO = MongoClients.create(Infrastructure.mongo(""));
    private static final WireFormat WIRE = new WireFormat(Infrastructure.registry());
    private static final DefaultKafkaProducerFactory<byte[], byte[]> PRODUCERS = producers();
    private static final PublishedRecords PUBLISHED =
            new PublishedRecords(verifier(), new EventDecoder(Infrastructure.registry()));

    private final String database = "d" + UUID.randomUUID().toString().substring(0, 8);
    private final Gateway a = new Gateway("a", Duration.ofMillis(100));
    private final Gateway b = new Gateway("b", Duration.ofMillis(100));

    private final class Gateway {
        private final Ports store;
        private final PausableTransport transport;
        private final KafkaRelay relay;

        Gateway(String name, Duration sweepInterval) {
            var relayToBe = new RelayToBe();
            store = MongoStore.instance(MONGO.getDatabase(database), name, LEASE, CLOCK, relayToBe);
            transport = new PausableTransport(
                    new SignedTransport(WIRE, new RecordSigner(new EventSigner("RS-1", KEYS.getPrivate())), kafka()));
            var properties =
                    new RelayProperties(LEASE, Duration.ofMillis(500), sweepInterval, Duration.ofMillis(100), 1_000);
            var metrics = new RelayMetrics(new SimpleMeterRegistry(), store.outbox(), CLOCK);
            relay = new KafkaRelay(store.outbox(), transport, metrics, properties, () -> true, CLOCK);
            relayToBe.relay = relay;
        }

        AlertId issue(AlertDetails details) throws Exception {
            return store.alerts()
                    .insert(issued(RS, details, CLOCK.instant()), submission())
                    .id();
        }

        /** Tries again when the relay was faster, as the gateway does. */
        void amend(AlertId id) {
            await().pollDelay(Duration.ZERO).until(() -> {
                var before = store.alerts().find(id).orElseThrow();
                try {
                    store.alerts()
                            .update(before, before.alert().amend(before.alert().details(), CLOCK.instant()), "officer");
                    return true;
                } catch (ConcurrentChange lostToTheRelay) {
                    return false;
                }
            });
        }

        void start() {
            relay.start();
            await().until(relay::hasRoom);
        }
    }

    @BeforeAll
    static void createTopics() throws Exception {
        Infrastructure.createTopics(GROUP, OWN_INBOX, TopicName.inbox(BA), TopicName.inbox(ME));
    }

    @AfterEach
    void stop() {
        Stream.of(a, b).forEach(gateway -> {
            gateway.transport.resume();
            gateway.relay.stop();
        });
        MONGO.getDatabase(database).drop();
    }

    @AfterAll
    static void close() {
        PRODUCERS.destroy();
        WIRE.close();
        MONGO.close();
    }

    @Test
    void twoInstancesPublishEveryAlertOnceInTheOrderOfItsVersions() throws Exception {
        a.start();
        b.start();
        var ids = new ArrayList<AlertId>();
        for (int i = 0; i < 40; i++) {
            ids.add(i % 2 == 0 ? a.issue(stolenCar()) : b.issue(stolenCar()));
        }
        ids.forEach(a::amend);
        ids.forEach(b::amend);

        awaitNothingWaits();

        for (var topic : List.of(GROUP, OWN_INBOX)) {
            var bySubject = PUBLISHED
                    .read(topic)
                    .collect(groupingBy(ExchangeEvent::getSubjectId, mapping(ExchangeEvent::getVersion, toList())));
            assertThat(ids)
                    .allSatisfy(id -> assertThat(bySubject.get(id.toString())).containsExactly(1, 2, 3));
        }
    }

    @Test
    void aNamedCountryGetsWhatTheOfficerWroteAndNobodyElseDoes() throws Exception {
        a.start();

        var id = a.issue(stolenCar(to("BA"))).toString();

        awaitNothingWaits();
        var told = PUBLISHED
                .read(TopicName.inbox(BA))
                .filter(event -> event.getSubjectId().equals(id))
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().getAlert().getStolenVehicle().getMake()).isEqualTo("Volkswagen");
        assertThat(PUBLISHED.versions(TopicName.inbox(ME), id)).isEmpty();
        assertThat(PUBLISHED.versions(GROUP, id)).isEmpty();
    }

    @Test
    void afterAPausedInstanceWokeAndSentAnOldVersionThePresentOneStandsLastAgain() throws Exception {
        var paused = new Gateway("paused", LEASE.multipliedBy(2));
        paused.start();
        paused.transport.pause();
        var id = paused.issue(stolenCar());
        await().until(paused.transport::hasStopped);
        b.start();
        await().atMost(SOON).until(() -> PUBLISHED.versions(OWN_INBOX, id.toString()), List.of(1)::equals);
        b.amend(id);
        await().atMost(SOON).until(() -> PUBLISHED.versions(OWN_INBOX, id.toString()), List.of(1, 2)::equals);

        paused.transport.resume();

        await().atMost(SOON)
                .until(
                        () -> PUBLISHED.versions(GROUP, id.toString()),
                        versions -> versions.size() > 3
                                && versions.subList(0, 3).equals(List.of(1, 2, 1))
                                && versions.getLast() == 2);
        assertThat(PUBLISHED.versions(OWN_INBOX, id.toString())).last().isEqualTo(2);
        awaitNothingWaits();
        paused.relay.stop();
    }

    @Test
    void whatIsAcceptedWhileTheBrokerIsAwayArrivesInOrderWhenItIsBack() throws Exception {
        a.start();
        b.start();
        var before = a.issue(stolenCar());
        awaitNothingWaits();

        Infrastructure.stopKafka();
        var ids = new ArrayList<AlertId>();
        try {
            for (int i = 0; i < 30; i++) {
                ids.add(i % 2 == 0 ? a.issue(stolenCar()) : b.issue(stolenCar()));
            }
            ids.add(before);
            ids.forEach(a::amend);
        } finally {
            Infrastructure.startKafka();
        }

        await().atMost(Duration.ofSeconds(40)).until(() -> !waits());
        var published = PUBLISHED.read(GROUP).toList();
        assertThat(ids)
                .allSatisfy(id -> assertThat(published.stream()
                                .filter(event -> event.getSubjectId().equals(id.toString()))
                                .map(ExchangeEvent::getVersion)
                                .distinct())
                        .containsExactly(1, 2));
        assertThat(published.stream()
                        .filter(event -> event.getSubjectId().equals(before.toString()))
                        .map(ExchangeEvent::getVersion))
                .isSorted();
    }

    private void awaitNothingWaits() {
        await().atMost(SOON).until(() -> !waits());
    }

    private boolean waits() {
        a.store.outbox().lease(0);
        return a.store.outbox().depth().subjects() > 0;
    }

    private static DefaultKafkaProducerFactory<byte[], byte[]> producers() {
        // As application.yaml sets them, but for shorter patience.
        return new DefaultKafkaProducerFactory<>(Map.of(
                "bootstrap.servers",
                Infrastructure.kafka(),
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "acks",
                "all",
                "delivery.timeout.ms",
                2_000,
                "request.timeout.ms",
                1_000,
                "max.block.ms",
                1_000,
                "linger.ms",
                0));
    }

    private static KafkaTemplate<byte[], byte[]> kafka() {
        var kafka = new KafkaTemplate<>(PRODUCERS);
        kafka.setProducerListener(new ProducerListener<>() {});
        return kafka;
    }

    private static RecordVerifier verifier() {
        var key = new SigningKey("RS-1", "RS", KEYS.getPublic(), Instant.EPOCH, null);
        return new RecordVerifier(new ExchangeDirectory(List.of(), Map.of(), Map.of("RS-1", key)));
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
