package org.borderexchange.cases.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.cases.casefile.CaseView;
import org.borderexchange.cases.casefile.OperationView;
import org.borderexchange.cases.casefile.ToldEntry;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.HitView;
import org.borderexchange.cases.matching.MatchingEngine;
import org.borderexchange.cases.problem.Unavailable;
import org.borderexchange.schemas.proof.DeadLetter;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.proof.Proof;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.OperationId;
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
    private final Projections projections;
    private final ProjectionMetrics metrics;

    ProjectionListener(int generation, EventProof proof, Projections projections, ProjectionMetrics metrics) {
        this.generation = generation;
        this.proof = proof;
        this.projections = projections;
        this.metrics = metrics;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        var batch = Projected.nothing();
        records.stream().filter(ProjectionListener::mayBeProjected).forEach(record -> read(record, batch));
        store(batch);
        if (consumer != null) {
            metrics.position(consumer);
        }
    }

    /**
     * The key is signed too: nothing else can be a hit, a verdict or of a case, and alerts, which are the most, need not be proven twice. Acts of
     * officers stand under the same keys as the lines that the hub makes of them, but in inboxes.
     */
    private static boolean mayBeProjected(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null || record.key() == null) {
            return false;
        }
        var key = EventKey.parse(new String(record.key(), StandardCharsets.UTF_8));
        return key.flatMap(named -> HitId.parse(named.subject())).isPresent()
                || key.filter(named -> isCasework(named.subject())).isPresent()
                        && TopicName.parse(record.topic())
                                .filter(TopicName.Inbox.class::isInstance)
                                .isEmpty();
    }

    private static boolean isCasework(String subject) {
        return CaseId.parse(subject).isPresent() || OperationId.parse(subject).isPresent();
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Projected batch) {
        var told = original(record);
        if (told.isEmpty()) {
            return;
        }
        try {
            var proven = proof.prove(told.get());
            var event = proven.proof().event();
            switch (proven) {
                case ProvenEvent.OfHit hit -> batch.hits().add(new HitView(hit.hit(), reader(hit.proof()), event));
                case ProvenEvent.OfVerdict verdict ->
                    batch.verdicts().add(new GivenVerdict(verdict.hit(), verdict.by(), event));
                case ProvenEvent.OfCase file -> batch.cases().add(new CaseView(file.id(), reader(file.proof()), event));
                case ProvenEvent.OfOperation operation ->
                    batch.cases().add(new OperationView(operation.id(), reader(operation.proof()), event));
                case ProvenEvent.OfCaseEntry entry ->
                    batch.cases().add(new ToldEntry(entry.proof().key(), reader(entry.proof()), event));
                // Of a later release: the rebuild after the upgrade reads it.
                case ProvenEvent.OfUnknownKind unknown -> {}
                case ProvenEvent.OfAlert alert -> {}
                case ProvenEvent.OfSighting sighting -> {}
                case ProvenEvent.OfCaseAct act -> {}
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
    private void store(Projected batch) {
        try {
            projections.apply(generation, batch);
        } catch (Unavailable outage) {
            throw outage;
        } catch (RuntimeException failure) {
            if (batch.size() > 1) {
                batch.singly().forEach(this::store);
                return;
            }
            // The class alone: messages of libraries may quote the content.
            log.warn("an event cannot be projected: {}", failure.getClass().getName());
            metrics.refused(Refusal.NOT_APPLICABLE);
        }
    }
}
