package org.borderexchange.cases.matching;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderexchange.schemas.matching.MatchKeys.Posting;
import org.borderexchange.schemas.proof.DeadLetter;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.proof.RefusedRecord;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proves what countries say, keeps the newest state of each alert, and passes on what that changes. */
final class IntakeProcessor extends ContextualProcessor<byte[], byte[], String, Step> {

    private static final Logger log = LoggerFactory.getLogger(IntakeProcessor.class);
    private static final TopicName DEAD_LETTERS = TopicName.deadLettersOfService("case-service");

    private final Collection<CountryCode> countries;
    private final Prover prover;
    private final Outages outages;
    private final MatchingMetrics metrics;
    private final Function<@Nullable ExchangeEvent, Map<String, Posting>> rules;
    private @Nullable KeyValueStore<String, AlertState> alerts;
    private @Nullable KeyValueStore<String, byte[]> watched;
    private @Nullable Facts facts;

    /** @param rules keys under which an alert is posted */
    IntakeProcessor(
            Collection<CountryCode> countries,
            Prover prover,
            Outages outages,
            MatchingMetrics metrics,
            Function<@Nullable ExchangeEvent, Map<String, Posting>> rules) {
        this.countries = countries;
        this.prover = prover;
        this.outages = outages;
        this.metrics = metrics;
        this.rules = rules;
    }

    @Override
    public void init(ProcessorContext<String, Step> context) {
        super.init(context);
        alerts = context.getStateStore(MatchingTopology.ALERTS);
        watched = context.getStateStore(MatchingTopology.WATCHED);
        facts = new Facts(countries, context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return; // the owner's tombstone: the content went before it
        }
        var original = original(record);
        try {
            var proven = outages.waitOut(() -> prover.prove(original));
            metrics.received(proven);
            switch (proven) {
                case ProvenEvent.OfAlert told -> take(told, record.timestamp());
                case ProvenEvent.OfVerdict verdict ->
                    toPair(verdict.hit(), Trimmed.of(verdict.proof().event()), record.timestamp());
                case ProvenEvent.OfSighting none -> {}
                case ProvenEvent.OfHit none -> {}
                case ProvenEvent.OfCaseAct act -> toCasework(act, record.timestamp());
                case ProvenEvent.OfCase none -> {}
                case ProvenEvent.OfOperation none -> {}
                case ProvenEvent.OfCaseEntry none -> {}
                case ProvenEvent.OfReceipt none -> {}
                case ProvenEvent.OfEscalation none -> {}
                case ProvenEvent.OfUnknownKind later -> {} // a rebuild after the upgrade reads it again
            }
        } catch (Refused no) {
            metrics.refused(no.refusal());
            var letter = DeadLetter.of(new RefusedRecord(original, no.refusal()), DEAD_LETTERS);
            context().forward(Outgoing.record(letter, record.timestamp()));
        }
    }

    /**
     * @throws Refused {@code NOT_APPLICABLE} if the rules choke on the alert: it is kept without keys all the same, for it may
     *     take away what others were shown
     */
    private void take(ProvenEvent.OfAlert told, long timestamp) throws Refused {
        var event = told.proof().event();
        var id = told.alert().toString();
        var before = store().get(id);
        var held = before == null ? null : before.event();
        if (isLossOfOthers(told) || !AlertState.isNewer(event, held)) {
            return;
        }
        var trimmed = Trimmed.of(event);
        var keys = keys(trimmed);
        var state = before == null
                ? new AlertState(trimmed, Objects.requireNonNull(facts).partnersOf(id))
                : new AlertState(trimmed, before.partners());
        // An erased alert has nothing more to tell its partners after this.
        store().put(id, trimmed.getAlert() == null ? state.withoutPartners() : state);
        PostingChange.between(id, keys(held).orElse(Map.of()), keys.orElse(Map.of()))
                .forEach((key, change) -> context().forward(new Record<>(key, change, timestamp)));
        for (var partner : state.partners()) {
            toPair(hit(told.alert(), partner), trimmed, timestamp);
        }
        if (Objects.requireNonNull(watched).get(id) != null) {
            context().forward(new Record<>(id, new Step.AlertTold(Headline.of(trimmed)), timestamp));
        }
        if (keys.isEmpty()) {
            throw new Refused(Refusal.NOT_APPLICABLE);
        }
    }

    /** The act, and a request to hear of the alerts that it names, which may be anywhere. */
    private void toCasework(ProvenEvent.OfCaseAct act, long timestamp) {
        var event = act.proof().event();
        context()
                .forward(new Record<>(
                        act.proof().key().toString(),
                        new Step.Acted(event, act.proof().sha256()),
                        timestamp));
        event.getCaseAct().getAlerts().stream()
                .filter(alert -> AlertId.parse(alert).isPresent())
                .forEach(alert -> context().forward(new Record<>(alert, new Step.Watch(), timestamp)));
    }

    /**
     * That somebody else's copy must go. The owner's own inbox has every version whole, or tells that the alert is erased
     * for all; in which order topics are read is not given.
     */
    private static boolean isLossOfOthers(ProvenEvent.OfAlert told) {
        return told.proof().event().getAlert() == null
                && !told.proof().topic().equals(TopicName.inbox(told.alert().owner()));
    }

    /** Empty if the rules choke on it: one such alert must not stop all others. */
    private Optional<Map<String, Posting>> keys(@Nullable ExchangeEvent event) {
        try {
            return Optional.of(rules.apply(event));
        } catch (RuntimeException failure) {
            // The class alone: messages may quote the content.
            log.warn("an alert has no identifier keys: {}", failure.getClass().getName());
            return Optional.empty();
        }
    }

    private static HitId hit(AlertId alert, String partner) {
        return HitId.of(alert, AlertId.parse(partner).orElseThrow());
    }

    private void toPair(HitId hit, ExchangeEvent event, long timestamp) {
        context().forward(new Record<>(hit.toString(), new Step.ToPair(event), timestamp));
    }

    /** What is put back from the dead letters is judged as the record that it was. */
    private ConsumerRecord<byte[], byte[]> original(Record<byte[], byte[]> record) {
        var read = AsRead.of(record, context());
        return read.topic().equals(MatchingTopology.REPLAY)
                ? DeadLetter.original(read).orElse(read)
                : read;
    }

    private KeyValueStore<String, AlertState> store() {
        return Objects.requireNonNull(alerts);
    }
}
