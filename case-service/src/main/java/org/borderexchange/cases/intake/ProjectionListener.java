package org.borderexchange.cases.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.HitProjection;
import org.borderexchange.cases.hit.HitView;
import org.borderexchange.cases.matching.MatchingEngine;
import org.borderexchange.cases.problem.Unavailable;
import org.borderexchange.schemas.proof.DeadLetter;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.proof.Proof;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;

/**
 * One batch: prove, store, and only then move the position. An outage of store or registry is thrown and the batch
 * repeated, which changes nothing that was stored. What is refused is only counted: the topology, which reads the same
 * inboxes, puts it among the dead letters.
 */
final class ProjectionListener implements BatchConsumerAwareMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(ProjectionListener.class);

    private final int generation;
    private final EventProof proof;
    private final HitProjection projection;
    private final ProjectionMetrics metrics;

    ProjectionListener(int generation, EventProof proof, HitProjection projection, ProjectionMetrics metrics) {
        this.generation = generation;
        this.proof = proof;
        this.projection = projection;
        this.metrics = metrics;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        var views = new ArrayList<HitView>();
        var verdicts = new ArrayList<GivenVerdict>();
        records.stream().filter(ProjectionListener::concernsAHit).forEach(record -> read(record, views, verdicts));
        store(views, verdicts);
        if (consumer != null) {
            metrics.position(consumer);
        }
    }

    /** The key is signed too: nothing else can be a hit or a verdict, and alerts, which are the most, need not be proven twice. */
    private static boolean concernsAHit(ConsumerRecord<byte[], byte[]> record) {
        return record.value() != null
                && record.key() != null
                && EventKey.parse(new String(record.key(), StandardCharsets.UTF_8))
                        .flatMap(key -> HitId.parse(key.subject()))
                        .isPresent();
    }

    private void read(ConsumerRecord<byte[], byte[]> record, List<HitView> views, List<GivenVerdict> verdicts) {
        var told = original(record);
        if (told.isEmpty()) {
            return;
        }
        try {
            var proven = proof.prove(told.get());
            var event = proven.proof().event();
            switch (proven) {
                case ProvenEvent.OfHit hit -> views.add(new HitView(hit.hit(), reader(hit.proof()), event));
                case ProvenEvent.OfVerdict verdict ->
                    verdicts.add(new GivenVerdict(verdict.hit(), verdict.by(), event));
                // Of a later release: the rebuild after the upgrade reads it.
                case ProvenEvent.OfUnknownKind unknown -> {}
                case ProvenEvent.OfAlert alert -> {}
                case ProvenEvent.OfSighting sighting -> {}
                case ProvenEvent.OfCaseAct act -> {}
                case ProvenEvent.OfCase later -> {}
                case ProvenEvent.OfOperation later -> {}
                case ProvenEvent.OfCaseEntry later -> {}
                case ProvenEvent.OfReceipt receipt -> {}
                case ProvenEvent.OfEscalation escalation -> {}
            }
        } catch (Refused no) {
            metrics.refused(no.refusal());
        }
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> original(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(MatchingEngine.REPLAY_TOPIC) ? DeadLetter.original(record) : Optional.of(record);
    }

    private static CountryCode reader(Proof proof) throws Refused {
        if (proof.topic() instanceof TopicName.Hub hub) {
            return hub.country();
        }
        throw new Refused(Refusal.NOT_ALLOWED_HERE);
    }

    /** An outage concerns the whole batch. Any other failure is the doing of one event: it is found and passed over, its neighbours are not. */
    private void store(List<HitView> views, List<GivenVerdict> verdicts) {
        if (views.isEmpty() && verdicts.isEmpty()) {
            return;
        }
        try {
            projection.apply(generation, views, verdicts);
        } catch (Unavailable outage) {
            throw outage;
        } catch (RuntimeException failure) {
            if (views.size() + verdicts.size() > 1) {
                views.forEach(alone -> store(List.of(alone), List.of()));
                verdicts.forEach(alone -> store(List.of(), List.of(alone)));
                return;
            }
            // The class alone: messages of libraries may quote the content.
            log.warn("an event cannot be projected: {}", failure.getClass().getName());
            metrics.refused(Refusal.NOT_APPLICABLE);
        }
    }
}
