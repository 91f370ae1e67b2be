package org.borderexchange.cases.matching;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.identifier.Key;
import org.borderexchange.schemas.matching.Comparison;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.RecordSigner;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;

/**
 * How events become hits, and hits and acts become cases. Between the steps stand topics, for each step is keyed by something else:
 *
 * <pre>
 * groups, inboxes, replay ─ intake ──(identifier key)─→ postings ──(alert)─→ nominations
 *   keyed by subject      │ │  alerts                      postings, tallies      alerts │
 *                         │ └───────────(hit)──────→ pairs ←──────(hit)────────────┘   │
 *                         │                            pairs, facts ─→ signing ─→ exchange.hub.‹cc›.v1
 *                         └─ acts ──(one partition)─→ casework ←─ judged hits, alerts that acts name
 *                                                      all of it, facts, journal ─→ signing ─→ exchange.hub.‹cc›.v1, journal
 * </pre>
 *
 * Everything with the same subject is in the same partition, whatever topic it comes from.
 */
final class MatchingTopology {

    static final String REPLAY = "exchange-hub-matching-replay";

    /** Alerts of which casework wants to hear. */
    static final String WATCHED = "watched";

    static final String ALERTS = "alerts";
    static final String POSTINGS = "postings";
    static final String TALLIES = "tallies";
    static final String OVER_LIMIT = "over-limit";
    static final String PAIRS = "pairs";

    private static final String NOMINATIONS = "nominations";
    private static final String CASEWORK = "casework";

    /** Names of the topics between the steps, in the order in which a record may pass them. */
    static final List<String> REPARTITIONS = List.of(POSTINGS, NOMINATIONS, PAIRS, CASEWORK);

    private static final Pattern TOLD_BY_COUNTRIES =
            Pattern.compile("exchange\\.(group|inbox)\\.[a-z0-9-]+\\.v1|" + REPLAY);

    private static final Serde<String> TEXT = Serdes.String();

    private final MatchingProperties properties;
    private final CaseworkProperties casework;
    private final List<CountryCode> countries;
    private final Supplier<ExchangeDirectory> directory;
    private final Prover prover;
    private final WireFormat wireFormat;
    private final RecordSigner signer;
    private final Outages outages;
    private final MatchingMetrics metrics;
    private final Clock clock;
    private final BooleanSupplier isComplete;
    private final Function<String, KeyValueBytesStoreSupplier> stores;

    /**
     * @param countries to be told of hits and cases; each has a hub topic, which Kafka Streams does not start without
     * @param isComplete has everything been read that stood on the topics when this generation began?
     * @param stores what kind of store each name gets
     */
    MatchingTopology(
            MatchingProperties properties,
            CaseworkProperties casework,
            Collection<CountryCode> countries,
            Supplier<ExchangeDirectory> directory,
            Prover prover,
            WireFormat wireFormat,
            RecordSigner signer,
            Outages outages,
            MatchingMetrics metrics,
            Clock clock,
            BooleanSupplier isComplete,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        this.properties = properties;
        this.casework = casework;
        this.countries = List.copyOf(countries);
        this.directory = directory;
        this.prover = prover;
        this.wireFormat = wireFormat;
        this.signer = signer;
        this.outages = outages;
        this.metrics = metrics;
        this.clock = clock;
        this.isComplete = isComplete;
        this.stores = stores;
    }

    Topology build() {
        var builder = new StreamsBuilder();
        List.of(
                        store(ALERTS, StateSerde.ALERT),
                        store(POSTINGS, StateSerde.POSTING),
                        store(TALLIES, Serdes.Integer()),
                        store(OVER_LIMIT, Serdes.Long()),
                        store(PAIRS, StateSerde.PAIR),
                        store(WATCHED, Serdes.ByteArray()),
                        store(Ledger.LINES, StateSerde.LINE),
                        store(Ledger.DECIDED, Serdes.Long()),
                        store(Ledger.HITS, StateSerde.JUDGED_HIT),
                        store(Ledger.ALERTS, StateSerde.EVENT),
                        store(Ledger.LINKS, Serdes.ByteArray()),
                        store(Ledger.FILES, StateSerde.EVENT),
                        store(Ledger.TOLD, Serdes.Integer()),
                        store(Ledger.PENDING, StateSerde.ACTED),
                        store(Ledger.MARKS, Serdes.Long()))
                .forEach(builder::addStateStore);
        var steps = builder.stream(
                        TOLD_BY_COUNTRIES,
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("events"))
                .process(
                        () -> new IntakeProcessor(countries, prover, outages, metrics, AlertState::keys),
                        Named.as("intake"),
                        ALERTS,
                        WATCHED);
        var watches = only(Step.Watch.class, steps, "watches")
                .mapValues(watch -> NominationProcessor.CASEWORK, Named.as("watched-by-casework"));
        var nominated = only(PostingChange.class, steps, "changed-postings")
                .repartition(Repartitioned.<String, PostingChange>as(POSTINGS)
                        .withKeySerde(TEXT)
                        .withValueSerde(StateSerde.POSTING_CHANGE)
                        .withNumberOfPartitions(Partitions.COUNT))
                .process(
                        () -> new PostingProcessor(properties.overCorrelationLimit()),
                        Named.as("posting"),
                        POSTINGS,
                        TALLIES,
                        OVER_LIMIT)
                .merge(watches, Named.as("nominated"))
                .repartition(Repartitioned.<String, String>as(NOMINATIONS)
                        .withKeySerde(TEXT)
                        .withValueSerde(TEXT)
                        .withNumberOfPartitions(Partitions.COUNT)
                        .withStreamPartitioner(bySubject()))
                .process(NominationProcessor::new, Named.as("nomination"), ALERTS, WATCHED);
        var disclosure = new Disclosure(directory, clock);
        var ruling = new Ruling(new Comparison(properties.policy().toDomain()), disclosure);
        var ruled = only(Step.ToPair.class, steps, "changed-alerts-and-verdicts")
                .merge(only(Step.ToPair.class, nominated, "nominated-alerts"), Named.as("compared"))
                .repartition(Repartitioned.<String, Step.ToPair>as(PAIRS)
                        .withKeySerde(TEXT)
                        .withValueSerde(StateSerde.TO_PAIR)
                        .withNumberOfPartitions(Partitions.COUNT)
                        .withStreamPartitioner(bySubject()))
                .process(
                        () -> new PairProcessor(countries, ruling, disclosure, metrics, clock),
                        Named.as("pair"),
                        PAIRS);
        var worked = only(Step.ToCasework.class, steps, "acts-and-watched-alerts")
                .merge(only(Step.ToCasework.class, nominated, "alerts-that-acts-name"), Named.as("alerts-for-casework"))
                .merge(only(Step.ToCasework.class, ruled, "judged-hits"), Named.as("for-casework"))
                .repartition(Repartitioned.<String, Step.ToCasework>as(CASEWORK)
                        .withKeySerde(TEXT)
                        .withValueSerde(StateSerde.TO_CASEWORK)
                        .withNumberOfPartitions(1))
                .process(
                        () -> new CaseworkProcessor(countries, casework, disclosure, isComplete, metrics, clock),
                        Named.as("casework"),
                        Ledger.LINES,
                        Ledger.DECIDED,
                        Ledger.HITS,
                        Ledger.ALERTS,
                        Ledger.LINKS,
                        Ledger.FILES,
                        Ledger.TOLD,
                        Ledger.PENDING,
                        Ledger.MARKS);
        send(sign(only(Notice.class, ruled, "news-of-hits"), "signing"), "hits");
        send(sign(worked, "signing-casework"), "casework-told");
        send(only(Outgoing.class, steps, "refused"), "dead-letters");
        // Last, for Kafka Streams numbers its tasks in this order, and state lies on the disk under those numbers:
        // another country must not change them.
        addJournal(builder);
        countries.forEach(country -> addFacts(builder, country));
        return builder.build();
    }

    private KStream<String, Outgoing> sign(KStream<String, Notice> notices, String name) {
        return notices.process(() -> new SigningProcessor(wireFormat, signer, outages, metrics), Named.as(name));
    }

    /** Of the partitions that this instance works on. @throws org.apache.kafka.streams.errors.InvalidStateStoreException now and then */
    static List<OverCorrelating> overCorrelating(KafkaStreams streams) {
        var tallies = streams.store(
                StoreQueryParameters.fromNameAndType(TALLIES, QueryableStoreTypes.<String, Integer>keyValueStore()));
        var found = new ArrayList<OverCorrelating>();
        try (var entries = overLimit(streams).all()) {
            entries.forEachRemaining(entry -> {
                var key = Key.parse(entry.key);
                var tally = Optional.ofNullable(tallies.get(entry.key)).orElse(0);
                found.add(new OverCorrelating(key.kind(), key.rule().name(), tally, Instant.ofEpochMilli(entry.value)));
            });
        }
        return List.copyOf(found);
    }

    /** How many {@link #overCorrelating} finds. @throws org.apache.kafka.streams.errors.InvalidStateStoreException now and then */
    static int countOverCorrelating(KafkaStreams streams) {
        try (var entries = overLimit(streams).all()) {
            int count = 0;
            for (; entries.hasNext(); entries.next()) {
                count++;
            }
            return count;
        }
    }

    private static ReadOnlyKeyValueStore<String, Long> overLimit(KafkaStreams streams) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(OVER_LIMIT, QueryableStoreTypes.<String, Long>keyValueStore()));
    }

    private static <T> KStream<String, T> only(Class<T> kind, KStream<String, ? super T> steps, String name) {
        return steps.filter((key, step) -> kind.isInstance(step), Named.as(name))
                .mapValues(kind::cast, Named.as(name + "-alone"));
    }

    private static void send(KStream<String, Outgoing> outgoing, String name) {
        outgoing.map((topic, record) -> KeyValue.pair(record.key(), record), Named.as(name))
                .to(
                        (key, record, context) -> record.topic(),
                        Produced.with(Serdes.ByteArray(), Outgoing.SERDE)
                                .withStreamPartitioner(
                                        (topic, key, record, partitions) -> Optional.of(Set.of(record.partition())))
                                .withName("sent-" + name));
    }

    private void addFacts(StreamsBuilder builder, CountryCode country) {
        builder.addGlobalStore(
                store(FactStore.nameFor(country), Serdes.ByteArray()).withLoggingDisabled(),
                TopicName.hub(country).name(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("published-" + country.lowerCase()),
                () -> new FactProcessor(country, prover, outages));
    }

    private void addJournal(StreamsBuilder builder) {
        builder.addGlobalStore(
                store(Journal.STORE, Serdes.ByteArray()).withLoggingDisabled(),
                TopicName.journal().name(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("published-journal"),
                () -> new JournalProcessor(prover, outages));
    }

    private <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(stores.apply(name), TEXT, values);
    }

    /** The same partition as that of the subject on every topic of the exchange. */
    private static <V> StreamPartitioner<String, V> bySubject() {
        return (topic, subject, value, partitions) -> Optional.of(Set.of(Partitions.of(EventKey.ofState(subject))));
    }
}
