package org.borderexchange.proof;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderexchange.local.stack.LocalStack;

/** What the broker does by itself on this machine. */
final class KafkaYardsticks {

    private static final Pattern PERCENTILES = Pattern.compile("50th = (\\d+), 99th = (\\d+)");

    /** In milliseconds. */
    record Latency(double p50, double p99) {}

    /** Kafka's own tool: one record at a time, produced and consumed by one client. */
    static Latency endToEndLatency(LocalStack stack, int records, int recordBytes) throws Exception {
        var topic = newTopic(stack, "proof.latency");
        var login = Files.createTempFile("proof", ".properties");
        try (var writer = Files.newBufferedWriter(login)) {
            var properties = new Properties();
            properties.putAll(stack.kafkaProperties("admin"));
            properties.store(writer, null);
        }
        var tool = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.apache.kafka.tools.EndToEndLatency",
                        "--bootstrap-server",
                        stack.kafkaProperties("admin").get("bootstrap.servers"),
                        "--topic",
                        topic,
                        "--num-records",
                        String.valueOf(records),
                        "--producer-acks",
                        "all",
                        "--record-size",
                        String.valueOf(recordBytes),
                        "--command-config",
                        login.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(login);
        var percentiles = PERCENTILES.matcher(said);
        if (!percentiles.find()) {
            throw new IllegalStateException("EndToEndLatency said: " + said);
        }
        // The tool counts whole milliseconds; below one it says 0.
        return new Latency(
                Math.max(1, Double.parseDouble(percentiles.group(1))),
                Math.max(1, Double.parseDouble(percentiles.group(2))));
    }

    /** Every value on a topic, as it was published. */
    static List<byte[]> valuesOn(LocalStack stack, String topic) {
        var settings = new HashMap<String, Object>(stack.kafkaProperties("admin"));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long remaining = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            var values = new ArrayList<byte[]>();
            while (values.size() < remaining) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    /** @return records a second that a bare producer gets acknowledged by all replicas */
    static double produce(LocalStack stack, List<byte[]> values, int times) throws Exception {
        var topic = newTopic(stack, "proof.produce");
        var settings = new HashMap<String, Object>(stack.kafkaProperties("admin"));
        settings.put("acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(topic, value));
            }
            producer.flush();
            long begin = System.nanoTime();
            for (int i = 0; i < times; i++) {
                for (var value : values) {
                    producer.send(new ProducerRecord<>(topic, value));
                }
            }
            producer.flush();
            return times * values.size() / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static String newTopic(LocalStack stack, String name) throws Exception {
        try (var admin = Admin.create(Map.copyOf(stack.kafkaProperties("admin")))) {
            // EndToEndLatency reads what it wrote from a single partition.
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.of((short) 1))))
                    .all()
                    .get();
        }
        return name;
    }

    private KafkaYardsticks() {}
}
