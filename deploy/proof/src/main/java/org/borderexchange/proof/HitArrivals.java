package org.borderexchange.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;

/** Reads what the hub tells one country and notes when each hit came. */
final class HitArrivals implements AutoCloseable {

    private final Map<String, CompletableFuture<Long>> arrivals = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final KafkaConsumer<byte[], byte[]> consumer;

    HitArrivals(LocalStack stack, TopicName.Hub topic) {
        var settings = new HashMap<String, Object>(stack.kafkaProperties("admin"));
        settings.put("isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Thread.ofPlatform().name("hits").start(this::read);
    }

    /** How many records there have been. */
    long count() {
        return count.get();
    }

    /** @return {@link System#nanoTime()} of its first arrival */
    long arrivalOf(HitId hit) throws Exception {
        return arrival(hit.toString()).get(15, TimeUnit.MINUTES);
    }

    /** Makes room for those to come: nobody asks for the past. */
    void forget() {
        arrivals.clear();
    }

    private void read() {
        try (consumer) {
            while (true) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = System.nanoTime();
                records.forEach(record -> {
                    count.incrementAndGet();
                    arrival(new String(record.key(), StandardCharsets.UTF_8)).complete(now);
                });
            }
        } catch (WakeupException closed) {
            // the measurement is over
        }
    }

    private CompletableFuture<Long> arrival(String hit) {
        return arrivals.computeIfAbsent(hit, unseen -> new CompletableFuture<>());
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
