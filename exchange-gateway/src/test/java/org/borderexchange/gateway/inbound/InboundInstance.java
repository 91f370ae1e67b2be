package org.borderexchange.gateway.inbound;

import static org.borderexchange.gateway.inbound.TestExchange.BA;
import static org.borderexchange.gateway.inbound.TestExchange.RS;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.borderexchange.gateway.act.ActsFake;
import org.borderexchange.gateway.alert.AlertCopies;
import org.borderexchange.gateway.alert.InMemoryAlerts;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.wire.AlertJson;
import org.borderexchange.gateway.casework.Casework;
import org.borderexchange.gateway.casework.HeldCases;
import org.borderexchange.gateway.casework.InMemoryCasework;
import org.borderexchange.gateway.check.Sightings;
import org.borderexchange.gateway.check.Sightings.Sighting;
import org.borderexchange.gateway.feed.DeskEvents;
import org.borderexchange.gateway.feed.DeskFeed;
import org.borderexchange.gateway.feed.TestDesk;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.gateway.hit.InMemoryHits;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.gateway.receipt.InMemoryReceipts;
import org.borderexchange.gateway.receipt.Receptions;
import org.borderexchange.gateway.receipt.TidingsFake;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** One instance of the gateway of RS, as {@link InboundConfiguration} puts it together, over stores in memory. */
final class InboundInstance {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final String broker;
    private final PositionsFake positions;
    private final CopiesFake copies = new CopiesFake();
    private final ParkedFake parked = new ParkedFake();
    private final OwnAlertsFake own = new OwnAlertsFake();
    private final ActsFake acts = new ActsFake();
    private final InMemoryHits hits = new InMemoryHits();
    private final InMemoryCasework casework = new InMemoryCasework();
    private final InMemoryReceipts receipts = new InMemoryReceipts(RS);
    private final TidingsFake tidings = new TidingsFake();
    private final InMemoryAlerts seen = new InMemoryAlerts();
    private final SightingsFake sightings = new SightingsFake();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CatchUp catchUp = new CatchUp();
    private final DeskFeed feed = new DeskFeed(100, RS);
    private final DeadLetterReplay replay;
    private final Subscription subscription;
    private final DefaultKafkaConsumerFactory<byte[], byte[]> consumers;
    private final DeadLetters deadLetters;
    private final String deadLetterGroup = "exchange-gateway-rs-dead-letters-" + UUID.randomUUID();
    private volatile ExchangeDirectory directory;
    private volatile Set<TopicPartition> reading = Set.of();

    InboundInstance(String broker, ExchangeDirectory directory) {
        this(broker, directory, new PositionsFake());
        skipThePast();
    }

    private InboundInstance(String broker, ExchangeDirectory directory, PositionsFake positions) {
        this.broker = broker;
        this.directory = directory;
        this.positions = positions;
        consumers = new DefaultKafkaConsumerFactory<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
        var producers = new DefaultKafkaProducerFactory<byte[], byte[]>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker));
        var clock = Clock.systemUTC();
        var metrics = new InboundMetrics(meters, catchUp, parked, clock);
        var follower = new OwnEventsFollower(new OwnEvents(own, own::supersede, acts), own::republish, PATIENCE, clock);
        var reader = new RecordReader(new EventProof(() -> this.directory, ContractRegistry.decoder()), RS);
        var hitService = new HitService(
                hits,
                hits.verdicts(),
                new Receptions(receipts),
                seen.visible(),
                (own, other) -> true,
                new HeldCases(casework.cases()),
                RS,
                clock);
        var arrivals = new Arrivals(
                RS,
                copies,
                follower,
                (before, now) -> {},
                hits,
                hits.verdicts(),
                sightings,
                new ReceiptArrivals(RS, receipts, tidings, seen.visible(), alert -> Set.of(BA), hitService),
                hitService,
                new DeskEvents(new AlertJson(clock)),
                new CaseworkArrivals(
                        RS,
                        casework.cases(),
                        casework.operations(),
                        casework.entries(),
                        new Casework(
                                casework.cases(),
                                casework.operations(),
                                casework.entries(),
                                seen.visible(),
                                hitService)));
        var intake = new Intake(reader, arrivals, parked, feed, metrics);
        var dead = TopicName.deadLettersOfGateway(RS);
        deadLetters = new DeadLetters(new KafkaTemplate<>(producers, KafkaSettings.WRITE_BYTES), dead);
        replay = new DeadLetterReplay(consumers, deadLetterGroup, dead, intake, deadLetters);
        var containers = new InboundContainers(
                consumers,
                "exchange-gateway-rs-1",
                new InboundListener(intake, deadLetters, positions, catchUp, metrics),
                PATIENCE.multipliedBy(5),
                ObservationRegistry.NOOP);
        subscription = new Subscription(
                () -> this.directory,
                RS,
                positions,
                0,
                from -> {
                    reading = Set.copyOf(from.keySet());
                    return containers.readingFrom(from);
                },
                feed,
                catchUp,
                follower,
                new ParkedReplay(parked, intake, deadLetters),
                clock);
    }

    /** Another process over the same database, which remembers its positions. */
    InboundInstance restarted() {
        return new InboundInstance(broker, directory, positions);
    }

    void start() {
        subscription.start();
    }

    void stop() {
        subscription.stop();
        deadLetters.close();
    }

    void directoryIs(ExchangeDirectory changed) {
        directory = changed;
    }

    boolean reads(TopicName topic) {
        return reading.stream().anyMatch(partition -> partition.topic().equals(topic.name()));
    }

    /** The version that was stored of another country's alert; 0: none. */
    int stored(AlertId alert) {
        return copies.versions.getOrDefault(alert, 0);
    }

    CopiesFake copies() {
        return copies;
    }

    PositionsFake positions() {
        return positions;
    }

    ParkedFake parked() {
        return parked;
    }

    OwnAlertsFake own() {
        return own;
    }

    ActsFake acts() {
        return acts;
    }

    InMemoryHits hits() {
        return hits;
    }

    InMemoryCasework casework() {
        return casework;
    }

    InMemoryReceipts receipts() {
        return receipts;
    }

    /** What this country would say of what arrived: {@code <subject> <version>}. */
    List<String> tidings() {
        return tidings.said();
    }

    /** What receipts may be of: every test's own alert and another country's. */
    InMemoryAlerts seen() {
        return seen;
    }

    List<Sighting> sightings() {
        return sightings.kept;
    }

    CatchUp catchUp() {
        return catchUp;
    }

    DeadLetterReplay deadLetters() {
        return replay;
    }

    TestDesk desk() {
        return new TestDesk(feed);
    }

    double metric(String name, String... tags) {
        var counter = meters.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    /** Dead letters that were not replayed yet; at least one. */
    List<ConsumerRecord<byte[], byte[]>> letters() {
        var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = deadLetterConsumer()) {
            consumer.assign(partitions(TopicName.deadLettersOfGateway(RS)));
            while (letters.isEmpty()) {
                consumer.poll(Duration.ofSeconds(1)).forEach(letters::add);
            }
        }
        return letters;
    }

    /** What other tests have left on the topics does not concern this instance. */
    private void skipThePast() {
        try (var consumer = deadLetterConsumer()) {
            var read = directory.topicsReadBy(RS, TestExchange.NOW).stream()
                    .flatMap(topic -> partitions(topic).stream())
                    .toList();
            consumer.assign(read);
            positions.begin(consumer.endOffsets(read));
            var dead = partitions(TopicName.deadLettersOfGateway(RS));
            consumer.assign(dead);
            consumer.commitSync(consumer.endOffsets(dead).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue()))));
        }
    }

    private org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> deadLetterConsumer() {
        return consumers.createConsumer(deadLetterGroup, deadLetterGroup, null, KafkaSettings.READ_BYTES);
    }

    private static List<TopicPartition> partitions(TopicName topic) {
        return IntStream.range(0, Partitions.COUNT)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    private static final class SightingsFake implements Sightings {

        private final List<Sighting> kept = new CopyOnWriteArrayList<>();

        @Override
        public void keep(List<Sighting> reported) {
            kept.addAll(reported);
        }

        @Override
        public List<Sighting> find(AlertId alert, Optional<String> before, int limit) {
            return kept;
        }
    }

    static final class CopiesFake implements AlertCopies {

        private final Map<AlertId, Integer> versions = new ConcurrentHashMap<>();
        private volatile boolean away;
        private volatile int attempts;
        private volatile Set<AlertId> breaking = Set.of();

        void away(boolean isAway) {
            away = isAway;
        }

        void breakOn(AlertId alert) {
            breaking = Set.of(alert);
        }

        int attempts() {
            return attempts;
        }

        @Override
        public List<ReceivedEvent> applyNewer(List<ReceivedEvent> events) {
            attempts = attempts + 1;
            if (away) {
                throw new StoreUnavailable(new IllegalStateException("away"));
            }
            if (events.stream().map(ReceivedEvent::id).anyMatch(breaking::contains)) {
                throw new IllegalStateException("broken");
            }
            events.forEach(event -> versions.merge(event.id(), event.version(), Math::max));
            return events;
        }

        @Override
        public void forEachStoredSince(Instant time, Consumer<StoredCopy> action) {
            throw new UnsupportedOperationException();
        }
    }

    static final class PositionsFake implements Positions {

        private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
        private final Map<TopicPartition, Long> beginning = new ConcurrentHashMap<>();

        void begin(Map<TopicPartition, Long> offsets) {
            beginning.putAll(offsets);
            next.putAll(offsets);
        }

        void forget(TopicName topic) {
            next.keySet().removeIf(partition -> partition.topic().equals(topic.name()));
        }

        /** Records read since the beginning, over all partitions. */
        long total() {
            return sum(next) - sum(beginning);
        }

        private static long sum(Map<TopicPartition, Long> offsets) {
            return offsets.values().stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public Map<TopicPartition, Long> load(Collection<TopicPartition> partitions) {
            var saved = new HashMap<>(next);
            saved.keySet().retainAll(partitions);
            return saved;
        }

        @Override
        public void save(Map<TopicPartition, Long> positions) {
            next.putAll(positions);
        }
    }

    static final class ParkedFake implements ParkedEvents {

        private final Map<String, ConsumerRecord<byte[], byte[]>> records = new ConcurrentSkipListMap<>();

        List<String> subjects() {
            return List.copyOf(records.keySet());
        }

        @Override
        public void park(ConsumerRecord<byte[], byte[]> record) {
            records.put(subject(record), record);
        }

        @Override
        public void forEachPortion(Consumer<List<ConsumerRecord<byte[], byte[]>>> action) {
            action.accept(List.copyOf(records.values()));
        }

        @Override
        public void remove(ConsumerRecord<byte[], byte[]> record) {
            records.remove(subject(record));
        }

        @Override
        public long count() {
            return records.size();
        }

        private static String subject(ConsumerRecord<byte[], byte[]> record) {
            return new String(record.key(), StandardCharsets.UTF_8);
        }
    }
}
