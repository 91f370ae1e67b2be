package org.borderexchange.notification.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.borderexchange.notification.problem.Unavailable;
import org.borderexchange.schemas.proof.DeadLetter;
import org.borderexchange.schemas.proof.RefusedRecord;
import org.borderexchange.schemas.topic.TopicName;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/** Puts aside what must not be acted upon, with its bytes untouched. */
final class DeadLetters {

    static final TopicName TOPIC = TopicName.deadLettersOfService("notification-service");

    private final KafkaOperations<byte[], byte[]> kafka;
    private final IntakeMetrics metrics;

    DeadLetters(KafkaOperations<byte[], byte[]> kafka, IntakeMetrics metrics) {
        this.kafka = kafka;
        this.metrics = metrics;
    }

    /** Returns when the broker has acknowledged all of them. @throws Unavailable if it does not */
    void bury(List<RefusedRecord> refused) {
        try {
            var sent = refused.stream()
                    .map(one -> kafka.send(DeadLetter.of(one, TOPIC)))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(sent).join();
            metrics.buried(refused.size());
        } catch (KafkaException | CompletionException outage) {
            throw new Unavailable("broker unavailable", outage);
        }
    }
}
