package org.borderexchange.gateway.inbound;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.borderexchange.schemas.proof.DeadLetter;
import org.borderexchange.schemas.proof.RefusedRecord;
import org.borderexchange.schemas.topic.TopicName;
import org.springframework.kafka.core.KafkaTemplate;

/** Where refused records go, so that the position may move on without losing them. */
final class DeadLetters implements AutoCloseable {

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final TopicName topic;

    DeadLetters(KafkaTemplate<byte[], byte[]> kafka, TopicName topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /**
     * Returns when the broker has acknowledged all of them.
     *
     * @throws CompletionException or {@link org.springframework.kafka.KafkaException} if it has not; some may stand
     *     there all the same and will stand there twice
     */
    void bury(List<RefusedRecord> refused) {
        var sent = refused.stream()
                .map(record -> kafka.send(DeadLetter.of(record, topic)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(sent).join();
    }

    /** Closes the producer, which is the template's own when its settings are. */
    @Override
    public void close() {
        kafka.destroy();
    }
}
