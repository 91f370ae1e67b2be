package org.borderexchange.cases.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.borderexchange.cases.generation.GenerationWork;
import org.borderexchange.cases.matching.MatchingEngine;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.topic.TopicName;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Reads hits, verdicts and cases into the store: a consumer of its own, so that what readers see is never a side effect of the topology.
 * All instances share the partitions.
 */
final class Projection implements GenerationWork {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration ASK_AGAIN_FOR_GRANT = Duration.ofSeconds(5);

    private record Running(int generation, List<String> topics, MessageListenerContainer container) {}

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final Supplier<ExchangeDirectory> directory;
    private final EventProof proof;
    private final Projections projections;
    private final ProjectionMetrics metrics;
    private volatile @Nullable Running running;

    Projection(
            ConsumerFactory<byte[], byte[]> consumers,
            Supplier<ExchangeDirectory> directory,
            EventProof proof,
            Projections projections,
            ProjectionMetrics metrics) {
        this.consumers = consumers;
        this.directory = directory;
        this.proof = proof;
        this.projections = projections;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "projection";
    }

    @Override
    public void run(int generation) {
        var topics = topics();
        var present = running;
        if (present != null
                && present.generation() == generation
                && present.topics().equals(topics)
                && present.container().isRunning()) {
            return;
        }
        stop();
        var container = container(generation, topics);
        container.start();
        running = new Running(generation, topics, container);
    }

    private MessageListenerContainer container(int generation, List<String> topics) {
        var properties = new ContainerProperties(topics.toArray(String[]::new));
        properties.setGroupId(group(generation));
        properties.setClientId(group(generation));
        properties.setMessageListener(new ProjectionListener(generation, proof, projections, metrics));
        properties.setPollTimeout(IDLE.toMillis());
        properties.setIdleEventInterval(IDLE.toMillis());
        // Otherwise a partition that ends with the mark of a transaction would always seem to lag.
        properties.setFixTxOffsets(true);
        properties.setAuthExceptionRetryInterval(ASK_AGAIN_FOR_GRANT);
        var container = new KafkaMessageListenerContainer<>(consumers, properties);
        container.setBeanName(name());
        container.setCommonErrorHandler(retryWithoutLimit());
        container.setApplicationEventPublisher(this::onEvent);
        return container;
    }

    /** Repeats the whole batch: what reaches it is an outage, for anything else is passed over before. */
    private static DefaultErrorHandler retryWithoutLimit() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
        var handler = new DefaultErrorHandler(pauses);
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    private void onEvent(Object event) {
        if (event instanceof ListenerContainerIdleEvent idle) {
            metrics.position(idle.getConsumer());
        }
    }

    @Override
    public void stop() {
        var present = running;
        if (present != null) {
            present.container().stop();
        }
        running = null;
    }

    @Override
    public boolean isReady() {
        var present = running;
        return present != null && present.container().isRunning();
    }

    @Override
    public Map<String, Object> condition() {
        return Map.of("state", isReady() ? "RUNNING" : "STOPPED");
    }

    @Override
    public String group(int generation) {
        return "exchange-hub-projection-" + generation;
    }

    /** Of every country that is or was a member: what it was told stays. */
    @Override
    public List<String> topics() {
        var topics = new ArrayList<String>();
        directory.get().countries().forEach(country -> {
            topics.add(TopicName.hub(country.code()).name());
            topics.add(TopicName.inbox(country.code()).name());
        });
        topics.add(MatchingEngine.REPLAY_TOPIC);
        return topics;
    }

    @Override
    public void forgetBefore(int generation) {
        projections.forgetBefore(generation);
    }
}
