package org.borderexchange.gateway.inbound;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;

/**
 * One batch: let in, bury what is refused, and only then move the position. Whatever this throws, the batch is
 * repeated.
 */
final class InboundListener implements BatchConsumerAwareMessageListener<byte[], byte[]> {

    private final Intake intake;
    private final DeadLetters deadLetters;
    private final Positions positions;
    private final CatchUp catchUp;
    private final InboundMetrics metrics;

    InboundListener(
            Intake intake, DeadLetters deadLetters, Positions positions, CatchUp catchUp, InboundMetrics metrics) {
        this.intake = intake;
        this.deadLetters = deadLetters;
        this.positions = positions;
        this.catchUp = catchUp;
        this.metrics = metrics;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        Objects.requireNonNull(consumer);
        catchUp.learnGoals(consumer);
        var refused = intake.take(records).refused();
        deadLetters.bury(refused);
        metrics.buried(refused);
        var next = new HashMap<TopicPartition, Long>();
        records.forEach(
                record -> next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        positions.save(next);
        catchUp.check(consumer);
    }

    /** Nothing arrives: all that was handed out is stored. */
    void onIdle(Consumer<?, ?> consumer) {
        catchUp.learnGoals(consumer);
        catchUp.check(consumer);
    }
}
