package org.borderexchange.cases.matching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.borderexchange.cases.SettableClock;
import org.borderexchange.cases.casework.Consequences;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The whole topology in one thread, without a broker. The test driver knows one partition alone; so proof is told the
 * partition where the record would have been.
 */
final class TestHub implements AutoCloseable {

    static final CaseworkProperties CASEWORK =
            new CaseworkProperties(Consequences.Confirmation.ALL_OWNERS, Consequences.Joining.BY_ITSELF);

    static final Instant NOW = Told.START.plus(Duration.ofHours(1));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AtomicReference<ExchangeDirectory> directory;

    final SettableClock clock = new SettableClock(NOW);

    /** False while an earlier generation's past is read. */
    final AtomicBoolean complete = new AtomicBoolean(true);

    final Topology topology;

    private final TestExchange exchange;
    private final TopologyTestDriver driver;
    private final EventProof proof;
    private final Map<String, List<TestRecord<byte[], byte[]>>> read = new LinkedHashMap<>();

    TestHub(TestExchange exchange) {
        this(exchange, 50);
    }

    TestHub(TestExchange exchange, int overCorrelationLimit) {
        this(exchange, overCorrelationLimit, TestExchange.COUNTRIES);
    }

    /** @param countries whose hub topics exist */
    TestHub(TestExchange exchange, int overCorrelationLimit, List<CountryCode> countries) {
        this.exchange = exchange;
        this.directory = new AtomicReference<>(exchange.directory());
        this.proof = new EventProof(directory::get, new EventDecoder(ContractRegistry.settings()));
        var properties = properties(Path.of("target", "matching", "hub-" + System.nanoTime()), overCorrelationLimit);
        var settings = StreamsSettings.of("hub", Map.of("bootstrap.servers", "127.0.0.1:1"), properties);
        // The driver has no transactions, but would sync its files after each record.
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        topology = topology(properties, countries);
        driver = new TopologyTestDriver(topology, settings, NOW);
    }

    private Topology topology(MatchingProperties properties, List<CountryCode> countries) {
        return new MatchingTopology(
                        properties,
                        CASEWORK,
                        countries,
                        directory::get,
                        record -> proof.prove(inItsPartition(record)),
                        new WireFormat(ContractRegistry.settings()),
                        exchange.signer(ExchangeDirectory.HUB),
                        new Outages(),
                        new MatchingMetrics(meters, clock),
                        clock,
                        complete::get,
                        Stores::inMemoryKeyValueStore)
                .build();
    }

    static MatchingProperties properties(Path stateDir, int overCorrelationLimit) {
        return new MatchingProperties(
                stateDir,
                overCorrelationLimit,
                2,
                0,
                1,
                Duration.ofMillis(50),
                DataSize.ofMegabytes(32),
                new MatchingProperties.Policy(Map.of(), 0.9, 0.3));
    }

    void tell(TopicName topic, ExchangeEvent event) {
        tell(exchange.record(topic, event));
    }

    void tell(ProducerRecord<byte[], byte[]> record) {
        tell(record.topic(), record.key(), record.value(), record.headers());
    }

    /** To its group or audience, and to its owner's inbox. */
    void tell(Told... alerts) {
        for (var told : alerts) {
            topicsOf(told.event()).forEach(topic -> tell(topic, told.event()));
        }
    }

    static List<TopicName> topicsOf(ExchangeEvent event) {
        var topics = new ArrayList<TopicName>();
        topics.add(TestExchange.inbox(event.getOriginator()));
        if (event.getAlert() != null) {
            var audience = event.getAlert().getAudience();
            audience.getCountries().forEach(country -> topics.add(TestExchange.inbox(country)));
            if (audience.getWholeGroup()) {
                topics.add(
                        event.getAlert().getWorkingGroup().equals("drugs")
                                ? TestExchange.DRUGS
                                : TestExchange.FIREARMS);
            }
        }
        return topics;
    }

    void tell(String topic, byte[] key, byte @Nullable [] value, Headers headers) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, headers, NOW));
    }

    /** Everything that a country was told of hits, in order, each proven to be the hub's. */
    List<ExchangeEvent> toldTo(String country) {
        return provenTo(country)
                .filter(ProvenEvent.OfHit.class::isInstance)
                .map(proven -> proven.proof().event())
                .toList();
    }

    /** Everything that a country was told, in order, each proven to be the hub's. */
    Stream<ProvenEvent> provenTo(String country) {
        return records(TopicName.hub(new CountryCode(country)).name()).stream().map(record -> proven(country, record));
    }

    /** What a country was told last of a hit; empty if nothing. */
    Optional<ExchangeEvent> lastTo(String country, HitId hit) {
        return toldTo(country).stream()
                .filter(event -> event.getSubjectId().equals(hit.toString()))
                .reduce((earlier, later) -> later);
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return records(TopicName.deadLettersOfService("case-service").name());
    }

    List<TestRecord<byte[], byte[]>> records(String topic) {
        var records = read.computeIfAbsent(topic, none -> new ArrayList<>());
        if (driver.producedTopicNames().contains(topic)) {
            records.addAll(driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList());
        }
        return records;
    }

    <V> KeyValueStore<String, V> store(String name) {
        return Objects.requireNonNull(driver.getKeyValueStore(name));
    }

    void letTimePass(Duration duration) {
        driver.advanceWallClockTime(duration);
    }

    double count(String meter, String... tags) {
        return meters.find(meter).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }

    private ProvenEvent proven(String country, TestRecord<byte[], byte[]> record) {
        var topic = TopicName.hub(new CountryCode(country)).name();
        try {
            var asRead = new ConsumerRecord<>(topic, 0, 0, record.key(), record.value());
            record.headers().forEach(header -> asRead.headers().add(header));
            return proof.prove(inItsPartition(asRead));
        } catch (Refused no) {
            throw new AssertionError("not the hub's", no);
        }
    }

    private static ConsumerRecord<byte[], byte[]> inItsPartition(ConsumerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                Partitions.of(TestExchange.key(record.key())),
                record.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }
}
