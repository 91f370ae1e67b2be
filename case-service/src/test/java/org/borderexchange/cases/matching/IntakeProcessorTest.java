package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.borderexchange.schemas.matching.MatchKeys.Posting;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that choke on an alert, as only a fault of theirs can make them. */
class IntakeProcessorTest {

    private static final String KEY = "CHASSIS:CONFUSABLE:WVGAV7AX9BW549850";

    private final TestExchange exchange = new TestExchange();
    private final EventProof proof = new EventProof(exchange::directory, new EventDecoder(ContractRegistry.settings()));
    private final MockProcessorContext<String, Step> context = new MockProcessorContext<>();
    private final KeyValueStore<String, AlertState> alerts = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(MatchingTopology.ALERTS), Serdes.String(), StateSerde.ALERT)
            .withLoggingDisabled()
            .build();
    private final KeyValueStore<String, byte[]> watched = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(MatchingTopology.WATCHED), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final IntakeProcessor intake = new IntakeProcessor(
            List.of(),
            proof::prove,
            new Outages(),
            new MatchingMetrics(new SimpleMeterRegistry(), Clock.systemUTC()),
            IntakeProcessorTest::keysOfFirstVersions);

    private final Told alert = Told.by("RS");
    private final Told partner = Told.by("BA");

    private static Map<String, Posting> keysOfFirstVersions(@Nullable ExchangeEvent event) {
        if (event != null && event.getVersion() == 2) {
            throw new IllegalStateException("a fault of the rules");
        }
        return event == null ? Map.of() : Map.of(KEY, Posting.BOTH);
    }

    @BeforeEach
    void start() {
        alerts.init(context.getStateStoreContext(), alerts);
        context.addStateStore(alerts);
        watched.init(context.getStateStoreContext(), watched);
        context.addStateStore(watched);
        intake.init(context);
    }

    @Test
    void anAlertThatTheRulesChokeOnIsKeptWithoutKeysToldToItsPairsAndADeadLetter() {
        tell(alert);
        var id = alert.id().toString();
        alerts.put(id, alerts.get(id).withPartner(partner.id().toString()));
        context.resetForwards();
        var narrowed = alert.amended().onlyTo();

        tell(narrowed);

        assertThat(alerts.get(id).event().getVersion()).isEqualTo(2);
        assertThat(forwarded())
                .extracting(Record::key)
                .containsExactly(KEY, HitId.of(alert.id(), partner.id()).toString(), "exchange.dead.case-service.v1");
        assertThat(forwarded().getFirst().value()).isEqualTo(new PostingChange(id, null));
        assertThat(forwarded().get(1).value())
                .isInstanceOfSatisfying(
                        Step.ToPair.class,
                        told -> assertThat(told.event().getVersion()).isEqualTo(2));
    }

    @Test
    void theVersionAfterItIsPostedAgain() {
        tell(alert);
        tell(alert.amended());
        context.resetForwards();

        tell(alert.amended().amended());

        assertThat(forwarded())
                .singleElement()
                .satisfies(change -> assertThat(change.value())
                        .isEqualTo(new PostingChange(alert.id().toString(), Posting.BOTH)));
    }

    private void tell(Told told) {
        var topic = TestExchange.inbox("RS");
        var record = exchange.record(topic, told.event());
        context.setRecordMetadata(topic.name(), Partitions.of(TestExchange.key(record.key())), 0);
        intake.process(new Record<>(record.key(), record.value(), 0, record.headers()));
    }

    private List<Record<String, Step>> forwarded() {
        return context.forwarded().stream()
                .map(CapturedForward::record)
                .map(record -> new Record<String, Step>(record.key(), record.value(), record.timestamp()))
                .toList();
    }
}
