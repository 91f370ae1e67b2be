package org.borderexchange.notification.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * The operators' command upon dead letters. They are a queue: a replay takes in again what stands there, as if it had just been
 * read; what is refused once more joins the end.
 */
@Endpoint(id = "deadletters")
final class DeadLetterReplay {

    private static final String GROUP = "exchange-notification-dead-letters";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int SILENT_POLLS = 10;

    /** @param waiting dead letters that were not replayed since they were refused */
    record Count(long waiting) {}

    /** @param replayed letters taken, repetitions left out */
    record Replayed(int replayed) {}

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
    private final Intake intake;
    private final DeadLetters letters;
    private final List<TopicPartition> partitions;

    DeadLetterReplay(ConsumerFactory<byte[], byte[]> consumers, Intake intake, DeadLetters letters) {
        this.consumers = consumers;
        this.intake = intake;
        this.letters = letters;
        var topic = DeadLetters.TOPIC.name();
        this.partitions = IntStream.range(0, Partitions.COUNT)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
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
            int silent = 0;
            while (silent < SILENT_POLLS) {
                var unfinished = unfinished(consumer, extent);
                if (unfinished.isEmpty()) {
                    return new Replayed(seen.size());
                }
                consumer.pause(partitions);
                consumer.resume(unfinished);
                var taken = within(extent, consumer.poll(POLL));
                silent = taken.isEmpty() ? silent + 1 : 0;
                letters.bury(intake.take(firstOfEach(taken, seen)));
                commit(consumer, taken);
            }
            throw new TimeoutException("the broker does not deliver the dead letters");
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        var consumer = consumers.createConsumer(GROUP, GROUP, null);
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

    /** Without what this very replay has brought to the end. */
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

    /** As they were when they were refused. */
    private static List<ConsumerRecord<byte[], byte[]>> firstOfEach(
            List<ConsumerRecord<byte[], byte[]>> letters, Set<Origin> seen) {
        return letters.stream()
                .flatMap(letter -> DeadLetter.original(letter).stream())
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
