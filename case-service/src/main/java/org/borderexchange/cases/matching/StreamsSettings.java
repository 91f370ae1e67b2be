package org.borderexchange.cases.matching;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Settings of Kafka Streams that follow from what matching promises. */
final class StreamsSettings {

    /**
     * A refused record as large as a record may be becomes larger by its headers; two alerts and two views of them, as a
     * pair keeps them, are larger than one alert may be.
     */
    private static final int LARGEST_RECORD = 2 * 1024 * 1024;

    /** After this long without a sign of life, others take over an instance's work. */
    private static final int SESSION_MILLIS = 10_000;

    /** How soon topics of new groups and countries are read. */
    private static final int METADATA_MILLIS = 30_000;

    /** Of the brokers, which is waited out. Kafka Streams adds this to the time of day: the largest number would overflow. */
    private static final Duration LONGEST_OUTAGE = Duration.ofDays(3650);

    /** How long a thread waits for records before it looks whether a commit is due. */
    private static final int POLL_MILLIS = 10;

    static Properties of(String applicationId, Map<String, Object> kafka, MatchingProperties properties) {
        var settings = new Properties();
        settings.putAll(kafka);
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                applicationId,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                properties.commitInterval().toMillis(),
                StreamsConfig.POLL_MS_CONFIG,
                POLL_MILLIS,
                StreamsConfig.STATE_DIR_CONFIG,
                properties.stateDir().toString(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                properties.threads(),
                StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
                properties.standbyReplicas(),
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                properties.replicationFactor(),
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                BoundedStores.class,
                BoundedStores.MEMORY,
                properties.storeMemory().toBytes()));
        settings.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, LONGEST_OUTAGE.toMillis());
        // One of the registry is waited out between two polls, see Outages.
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), Integer.MAX_VALUE);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_RECORD);
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST_RECORD);
        return settings;
    }

    private StreamsSettings() {}
}
