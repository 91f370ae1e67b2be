package org.borderexchange.gateway.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.borderexchange.schemas.proof.DeadLetter;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * The operators' command upon dead letters. They are a queue: a replay takes what stands there and lets it go the way
 * in again; what is refused once more joins the end, in one copy, however many instances had refused it.
 */
@Endpoint(id = "deadletters")
final class DeadLetterReplay {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int SILENT_POLLS = 10;

    /** @param waiting dead letters that were not replayed since they were refused, over all instances */
    record Count(long waiting) {}

    /**
     * @param replayed letters taken, repetitions left out
     * @param refusedAgain of those, the ones that are dead letters again
     */
    record Replayed(int replayed, int refusedAgain) {}

    /** What is to be replayed: from inclusive, to exclusive. */
    private record Extent(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {

        boolean reachesBeyond(TopicPartition partition, long offset) {
            return offset < to.getOrDefault(partition, 0L);
        }

        long size() {
            return total(to) - total(from);
        }

        private static long total(Map<TopicPartition, Long> offsets) {
            return offsets.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private record Origin(String topic, int partition, long offset) {}

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final String group;
    private final List<TopicPartition> partitions;
    private final Intake intake;
    private final DeadLetters deadLetters;

    /** @param group under which Kafka remembers how far the letters were replayed; one for all instances */
    DeadLetterReplay(
            ConsumerFactory<byte[], byte[]> consumers,
            String group,
            TopicName topic,
            Intake intake,
            DeadLetters deadLetters) {
        this.consumers = consumers;
        this.group = group;
        this.partitions = IntStream.range(0, Partitions.COUNT)
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        this.intake = intake;
        this.deadLetters = deadLetters;
    }

    @ReadOperation
    Count count() {
        try (var consumer = consumer()) {
            return new Count(extent(consumer).size());
        }
    }

    /** Replays what stands there now; what is refused meanwhile waits for the next time. */
    @WriteOperation
    synchronized Replayed replay() {
        try (var consumer = consumer()) {
            var extent = extent(consumer);
            extent.from().forEach(consumer::seek);
            var seen = new HashSet<Origin>();
            int replayed = 0;
            int refusedAgain = 0;
            int silent = 0;
            while (silent < SILENT_POLLS) {
                var unfinished = unfinished(consumer, extent);
                if (unfinished.isEmpty()) {
                    return new Replayed(replayed, refusedAgain);
                }
                consumer.pause(partitions);
                consumer.resume(unfinished);
                var letters = within(extent, consumer.poll(POLL));
                silent = letters.isEmpty() ? silent + 1 : 0;
                var originals = originals(letters, seen);
                var refused = intake.take(originals).refused();
                deadLetters.bury(refused);
                commit(consumer, letters);
                replayed += originals.size();
                refusedAgain += refused.size();
            }
            throw new TimeoutException("the broker does not deliver the dead letters");
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        var consumer = consumers.createConsumer(group, group, null, KafkaSettings.READ_BYTES);
        consumer.assign(partitions);
        return consumer;
    }

    private Extent extent(Consumer<?, ?> consumer) {
        var all = Set.copyOf(partitions);
        var from = new HashMap<>(consumer.beginningOffsets(all));
        consumer.committed(all).forEach((partition, committed) -> {
            if (committed != null) {
                from.merge(partition, committed.offset(), Math::max);
            }
        });
        return new Extent(from, consumer.endOffsets(all));
    }

    private List<TopicPartition> unfinished(Consumer<?, ?> consumer, Extent extent) {
        return partitions.stream()
                .filter(partition -> extent.reachesBeyond(partition, consumer.position(partition)))
                .toList();
    }

    /** Without what this very replay has put to the end. */
    private static List<ConsumerRecord<byte[], byte[]>> within(
            Extent extent, Iterable<ConsumerRecord<byte[], byte[]>> polled) {
        var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var letter : polled) {
            if (extent.reachesBeyond(new TopicPartition(letter.topic(), letter.partition()), letter.offset())) {
                letters.add(letter);
            }
        }
        return letters;
    }

    private static List<ConsumerRecord<byte[], byte[]>> originals(
            List<ConsumerRecord<byte[], byte[]>> letters, Set<Origin> seen) {
        return letters.stream()
                .map(DeadLetter::original)
                .flatMap(Optional::stream)
                .filter(record -> seen.add(new Origin(record.topic(), record.partition(), record.offset())))
                .toList();
    }

    private static void commit(Consumer<?, ?> consumer, List<ConsumerRecord<byte[], byte[]>> letters) {
        consumer.commitSync(letters.stream()
                .collect(Collectors.toMap(
                        letter -> new TopicPartition(letter.topic(), letter.partition()),
                        letter -> new OffsetAndMetadata(letter.offset() + 1),
                        (earlier, later) -> later)));
    }
}
