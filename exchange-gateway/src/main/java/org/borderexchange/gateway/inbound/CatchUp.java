package org.borderexchange.gateway.inbound;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.borderexchange.gateway.check.TopicsRead;
import org.borderexchange.gateway.outbox.PublishingGate;
import org.jspecify.annotations.Nullable;

/**
 * Has everything been read that stood on the topics when this instance began to read them? Before that its index and its
 * database may be behind, so that it must not answer that something is unknown. Nor must it send what may be superseded
 * before it has been so once: what it hears of a group that it joins later cannot be newer than what it holds of its own.
 */
final class CatchUp implements PublishingGate, TopicsRead {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private @Nullable Map<TopicPartition, Long> goals;
    private volatile boolean caughtUp;
    private volatile boolean open;

    CatchUp() {}

    /** While Kafka is away it cannot become so. */
    @Override
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Stays true once it is. */
    @Override
    public boolean isOpen() {
        return open;
    }

    /** Another consumer begins to read. */
    synchronized void begin() {
        goals = null;
        caughtUp = false;
    }

    /** Learns where the partitions end, unless it did or the broker does not answer. On the consumer's thread. */
    synchronized void learnGoals(Consumer<?, ?> consumer) {
        if (caughtUp || goals != null) {
            return;
        }
        try {
            var ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
            ends.forEach((partition, end) -> rewindIfBeyond(consumer, partition, end));
            goals = ends;
        } catch (TimeoutException brokerAway) {
            // asked again with the next batch or in the next idle moment
        }
    }

    /** A position beyond the end was one in a topic that has been made anew. */
    private static void rewindIfBeyond(Consumer<?, ?> consumer, TopicPartition partition, long end) {
        if (consumer.position(partition, PATIENCE) > end) {
            consumer.seekToBeginning(Set.of(partition));
        }
    }

    /** To be called when all that the consumer has handed out is stored. On the consumer's thread. */
    synchronized void check(Consumer<?, ?> consumer) {
        if (caughtUp || goals == null) {
            return;
        }
        try {
            caughtUp = goals.entrySet().stream()
                    .allMatch(goal -> consumer.position(goal.getKey(), PATIENCE) >= goal.getValue());
            open |= caughtUp;
        } catch (TimeoutException brokerAway) {
            // asked again in the next idle moment
        }
    }
}
