package org.borderexchange.gateway.inbound;

import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.util.backoff.ExponentialBackOff;

/** Makes the containers that read; there is one at a time. */
final class InboundContainers {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration ASK_AGAIN_FOR_GRANT = Duration.ofSeconds(5);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final String group;
    private final InboundListener listener;
    private final Duration longestPause;
    private final ObservationRegistry observations;

    /**
     * @param group under which positions are committed to Kafka, so that the lag is seen from outside; nothing
     *     starts from them
     * @param longestPause between two attempts at the same batch
     */
    InboundContainers(
            ConsumerFactory<byte[], byte[]> consumers,
            String group,
            InboundListener listener,
            Duration longestPause,
            ObservationRegistry observations) {
        this.consumers = consumers;
        this.group = group;
        this.listener = listener;
        this.longestPause = longestPause;
        this.observations = observations;
    }

    /** @param from all partitions to read, and the offset of the first record of each */
    MessageListenerContainer readingFrom(Map<TopicPartition, Long> from) {
        var properties = new ContainerProperties(from.entrySet().stream()
                .map(start -> new TopicPartitionOffset(
                        start.getKey().topic(), start.getKey().partition(), start.getValue()))
                .toArray(TopicPartitionOffset[]::new));
        properties.setKafkaConsumerProperties(KafkaSettings.READ_BYTES);
        properties.setGroupId(group);
        properties.setClientId(group);
        properties.setMessageListener(listener);
        properties.setPollTimeout(IDLE.toMillis());
        properties.setIdleEventInterval(IDLE.toMillis());
        properties.setIdleBeforeDataMultiplier(1);
        // What counts is saved with the batch; a commit that fails costs nothing and is repeated with the next.
        properties.setSyncCommits(false);
        properties.setCommitCallback((offsets, failure) -> {});
        properties.setAuthExceptionRetryInterval(ASK_AGAIN_FOR_GRANT);
        properties.setObservationEnabled(true);
        properties.setObservationRegistry(observations);
        properties.setRecordObservationsInBatch(true);
        var container = new KafkaMessageListenerContainer<>(consumers, properties);
        container.setBeanName("inbound");
        container.setCommonErrorHandler(retryWithoutLimit());
        container.setApplicationEventPublisher(this::onEvent);
        return container;
    }

    /**
     * Pauses the partitions and repeats the whole batch: what reaches it is an outage, for anything else is refused
     * before.
     */
    private DefaultErrorHandler retryWithoutLimit() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        pauses.setMaxInterval(longestPause.toMillis());
        var handler = new DefaultErrorHandler(pauses);
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    private void onEvent(Object event) {
        if (event instanceof ListenerContainerIdleEvent idle) {
            listener.onIdle(idle.getConsumer());
        }
    }
}
