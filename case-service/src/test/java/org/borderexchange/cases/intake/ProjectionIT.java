package org.borderexchange.cases.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.borderexchange.cases.hit.HitEvents.BA;
import static org.borderexchange.cases.hit.HitEvents.RS;
import static org.borderexchange.cases.hit.HitEvents.lost;
import static org.borderexchange.cases.hit.HitEvents.next;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderexchange.cases.casefile.CaseEvents;
import org.borderexchange.cases.casefile.CaseEvents.Opened;
import org.borderexchange.cases.casefile.CaseProjection;
import org.borderexchange.cases.casefile.ToldEntry;
import org.borderexchange.cases.casefile.ToldOfCase;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.HitEvents.Pair;
import org.borderexchange.cases.hit.HitProjection;
import org.borderexchange.cases.hit.HitView;
import org.borderexchange.cases.matching.ContractRegistry;
import org.borderexchange.cases.matching.MatchingEngine;
import org.borderexchange.cases.matching.TestExchange;
import org.borderexchange.cases.problem.Unavailable;
import org.borderexchange.schemas.proof.DeadLetter;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.VerdictKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The projection reads from a real broker. Each test has a consumer group, and so everything that stands there, for itself. */
class ProjectionIT {

    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, Partitions.COUNT);
    private static final TestExchange EXCHANGE = new TestExchange();

    private static KafkaProducer<byte[], byte[]> producer;

    private final Shelf shelf = new Shelf();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final int generation = Math.abs(UUID.randomUUID().hashCode() % 1_000_000) + 1;
    private final List<Projection> running = new ArrayList<>();

    @BeforeAll
    static void startBroker() throws Exception {
        BROKER.afterPropertiesSet();
        var settings = Map.<String, Object>of("bootstrap.servers", BROKER.getBrokersAsString());
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try (var admin = Admin.create(settings)) {
            var names = new ArrayList<>(List.of(MatchingEngine.REPLAY_TOPIC));
            EXCHANGE.directory().countries().forEach(country -> {
                names.add(TopicName.hub(country.code()).name());
                names.add(TopicName.inbox(country.code()).name());
            });
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, Optional.of(Partitions.COUNT), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
        BROKER.destroy();
    }

    @AfterEach
    void stop() {
        running.forEach(Projection::stop);
    }

    @Test
    void hitsOfTheHubAndVerdictsOfTheCountriesAreProjected() {
        var pair = Pair.of(RS, BA);
        tell(pair.toOne(), pair.toOther(), lost(pair.toOther()));
        judge(pair.verdict(RS, 1, VerdictKind.CONFIRMED, "basis-1"));

        run();

        await().untilAsserted(() -> {
            assertThat(shelf.versionsOf(pair)).containsExactlyInAnyOrder("RS/1", "BA/1", "BA/2");
            assertThat(shelf.verdictsOn(pair)).containsOnly("RS/1");
        });
    }

    @Test
    void whatIsForgedIsCountedAndDelaysNobody() {
        var pair = Pair.of(RS, BA);
        var forged = EXCHANGE.record(
                TopicName.hub(RS), pair.id().toString(), pair.toOne().event(), "BA");
        var noEvent = new ProducerRecord<byte[], byte[]>(
                forged.topic(), forged.partition(), forged.key(), "nothing".getBytes(UTF_8));
        var tombstone = new ProducerRecord<byte[], byte[]>(forged.topic(), forged.partition(), forged.key(), null);
        send(forged, noEvent, tombstone);
        tell(pair.toOne());

        run();

        await().until(() -> shelf.versionsOf(pair).equals(List.of("RS/1")));
        assertThat(refused()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void whatWasRefusedIsProjectedWhenItIsReplayed() {
        var pair = Pair.of(RS, BA);
        var letter = EXCHANGE.record(
                TopicName.hub(RS), pair.id().toString(), pair.toOne().event(), "HUB");
        letter.headers()
                .add(DeadLetter.REASON, "UNKNOWN_KEY".getBytes(UTF_8))
                .add(DeadLetter.TOPIC, letter.topic().getBytes(UTF_8))
                .add(DeadLetter.PARTITION, String.valueOf(letter.partition()).getBytes(UTF_8))
                .add(DeadLetter.OFFSET, "0".getBytes(UTF_8));
        send(new ProducerRecord<>(
                MatchingEngine.REPLAY_TOPIC, letter.partition(), letter.key(), letter.value(), letter.headers()));

        run();

        await().until(() -> shelf.versionsOf(pair).equals(List.of("RS/1")));
    }

    @Test
    void whileTheStoreIsAwayItIsTriedAgainAndNothingIsLost() {
        var pair = Pair.of(RS, BA);
        shelf.away = true;
        tell(pair.toOne());
        run();
        await().until(() -> shelf.attempts > 2);
        assertThat(shelf.versionsOf(pair)).isEmpty();

        shelf.away = false;

        await().until(() -> shelf.versionsOf(pair).equals(List.of("RS/1")));
    }

    @Test
    void oneThatCannotBeStoredIsPassedOverAndItsNeighboursAreStored() {
        var broken = Pair.of(RS, BA);
        var whole = Pair.of(RS, BA);
        shelf.broken = broken.id().toString();
        tell(broken.toOne(), whole.toOne());

        run();

        await().until(() -> shelf.versionsOf(whole).equals(List.of("RS/1")));
        await().until(() -> refused() >= 1);
        assertThat(shelf.versionsOf(broken)).isEmpty();
    }

    @Test
    void casesOperationsAndTheirLinesAreProjectedInTheOrderOfTheirTelling() {
        var opened = Opened.next();
        var operation = CaseEvents.operation(RS);
        var opening = opened.opening(RS);
        var refused = opened.act(BA, BA, CaseActKind.WRITE_NOTE, CaseEvents.NOW, act -> act.setText("seen"));
        tellOf(opened.to(RS), opening, CaseEvents.lost(opening), CaseEvents.lost(opened.to(RS)));
        tellOf(opened.to(BA), refused, operation);

        run();

        await().untilAsserted(() -> {
            assertThat(shelf.cases.of(opened.id().toString()))
                    .filteredOn(told -> told.country().equals(RS))
                    .extracting(ToldOfCase::version)
                    .containsExactly(1, 1, 2, 2);
            assertThat(shelf.cases.of(opened.id().toString())).contains(refused);
            assertThat(shelf.cases.of(operation.subject())).containsExactly(operation);
        });
    }

    @Test
    void actsOfOfficersAreNotProjected() {
        var opened = Opened.next();
        var act = opened.act(RS, RS, CaseActKind.WRITE_NOTE, CaseEvents.NOW, written -> written.setText("seen"));
        var event = act.event();
        event.setOriginator("RS");
        event.setCaseAct(event.getCaseEntry().getAct());
        event.setCaseEntry(null);
        send(EXCHANGE.record(TopicName.inbox(RS), act.key().toString(), event, "RS"));
        var view = opened.to(RS);
        tellOf(view);

        run();

        await().untilAsserted(
                        () -> assertThat(shelf.cases.of(opened.id().toString())).containsExactly(view));
    }

    @Test
    void aCaseThatCannotBeStoredIsPassedOverAndItsNeighboursAreStored() {
        var broken = Opened.next();
        var whole = Opened.next();
        var pair = Pair.of(RS, BA);
        shelf.cases.broken = broken.id().toString();
        tellOf(broken.to(RS), whole.to(RS));
        tell(pair.toOne());

        run();

        await().untilAsserted(() -> {
            assertThat(shelf.cases.of(whole.id().toString())).isNotEmpty();
            assertThat(shelf.versionsOf(pair)).isNotEmpty();
            assertThat(refused()).isGreaterThanOrEqualTo(1);
        });
        assertThat(shelf.cases.of(broken.id().toString())).isEmpty();
    }

    @Test
    void instancesShareThePartitionsAndAfterOneHasGoneTheOtherReadsAll() {
        run();
        var other = run();
        var pairs = java.util.stream.Stream.generate(() -> Pair.of(RS, BA))
                .limit(50)
                .toList();
        pairs.forEach(pair -> tell(pair.toOne()));
        await().until(() ->
                pairs.stream().allMatch(pair -> !shelf.versionsOf(pair).isEmpty()));

        other.stop();
        pairs.forEach(pair -> tell(next(pair.toOne(), hit -> {})));

        await().until(() ->
                pairs.stream().allMatch(pair -> shelf.versionsOf(pair).contains("RS/2")));
    }

    private Projection run() {
        var consumers = new DefaultKafkaConsumerFactory<byte[], byte[]>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        BROKER.getBrokersAsString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var directory = EXCHANGE.directory();
        var proof = new EventProof(() -> directory, new EventDecoder(ContractRegistry.settings()));
        var projection = new Projection(
                consumers, () -> directory, proof, new Projections(shelf, shelf.cases), new ProjectionMetrics(meters));
        projection.run(generation);
        running.add(projection);
        return projection;
    }

    private double refused() {
        return meters.find("exchange.projection.refused").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void tell(HitView... views) {
        for (var view : views) {
            send(EXCHANGE.record(TopicName.hub(view.country()), view.id().toString(), view.event(), "HUB"));
        }
    }

    private static void tellOf(ToldOfCase... all) {
        for (var told : all) {
            var key = told instanceof ToldEntry entry ? entry.key().toString() : told.subject();
            send(EXCHANGE.record(TopicName.hub(told.country()), key, told.event(), "HUB"));
        }
    }

    private static void judge(GivenVerdict verdict) {
        var by = verdict.by().value();
        for (var inbox : List.of(RS, BA)) {
            send(EXCHANGE.record(TopicName.inbox(inbox), verdict.hit() + "/" + by, verdict.event(), by));
        }
    }

    @SafeVarargs
    private static void send(ProducerRecord<byte[], byte[]>... records) {
        for (var record : records) {
            producer.send(record);
        }
        producer.flush();
    }

    /** Keeps what it is told of cases, unless it chokes on one. */
    private static final class CaseShelf implements CaseProjection {

        private final List<ToldOfCase> told = new ArrayList<>();
        private volatile String broken = "";

        @Override
        public synchronized void apply(int generation, List<ToldOfCase> batch) {
            if (batch.stream().anyMatch(each -> each.subject().equals(broken))) {
                throw new IllegalStateException("broken");
            }
            told.addAll(batch);
        }

        @Override
        public void forgetBefore(int generation) {}

        synchronized List<ToldOfCase> of(String subject) {
            return told.stream().filter(each -> each.subject().equals(subject)).toList();
        }
    }

    /** Keeps what it is given, can be away and can choke on one hit. */
    private static final class Shelf implements HitProjection {

        private final CaseShelf cases = new CaseShelf();
        private final List<HitView> views = new ArrayList<>();
        private final List<GivenVerdict> verdicts = new ArrayList<>();
        private volatile boolean away;
        private volatile int attempts;
        private volatile String broken = "";

        @Override
        public synchronized void apply(int generation, List<HitView> told, List<GivenVerdict> given) {
            attempts++;
            if (away) {
                throw new Unavailable("away");
            }
            if (told.stream().anyMatch(view -> view.id().toString().equals(broken))) {
                throw new IllegalStateException("broken");
            }
            views.addAll(told);
            verdicts.addAll(given);
        }

        @Override
        public void forgetBefore(int generation) {}

        synchronized List<String> versionsOf(Pair pair) {
            return views.stream()
                    .filter(view -> view.id().equals(pair.id()))
                    .map(view -> view.country() + "/" + view.version())
                    .toList();
        }

        synchronized List<String> verdictsOn(Pair pair) {
            return verdicts.stream()
                    .filter(verdict -> verdict.hit().equals(pair.id()))
                    .map(verdict -> verdict.by() + "/" + verdict.version())
                    .toList();
        }
    }
}
