package org.borderexchange.notification.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.TopicName;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.backoff.ExponentialBackOff;

/** Reads all topics that carry events, together with the other instances. An outage repeats the whole portion, without limit. */
final class IntakeContainer implements SmartLifecycle, BatchConsumerAwareMessageListener<byte[], byte[]> {

    static final String GROUP = "exchange-notification-intake";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration ASK_AGAIN_FOR_GRANT = Duration.ofSeconds(5);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final Supplier<ExchangeDirectory> directory;
    private final Intake intake;
    private final DeadLetters letters;
    private final IntakeMetrics metrics;
    private List<String> topics = List.of();
    private volatile @Nullable MessageListenerContainer running;
    private boolean wanted;

    IntakeContainer(
            ConsumerFactory<byte[], byte[]> consumers,
            Supplier<ExchangeDirectory> directory,
            Intake intake,
            DeadLetters letters,
            IntakeMetrics metrics) {
        this.consumers = consumers;
        this.directory = directory;
        this.intake = intake;
        this.letters = letters;
        this.metrics = metrics;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        letters.bury(intake.take(records));
        if (consumer != null) {
            metrics.position(consumer);
        }
    }

    @Override
    public synchronized void start() {
        wanted = true;
        read();
    }

    private void read() {
        topics = topics();
        var properties = new ContainerProperties(topics.toArray(String[]::new));
        properties.setGroupId(GROUP);
        properties.setClientId(GROUP);
        properties.setMessageListener(this);
        properties.setPollTimeout(IDLE.toMillis());
        properties.setIdleEventInterval(IDLE.toMillis());
        // Otherwise a partition that ends with the mark of a transaction would always seem to lag.
        properties.setFixTxOffsets(true);
        properties.setAuthExceptionRetryInterval(ASK_AGAIN_FOR_GRANT);
        var container = new KafkaMessageListenerContainer<>(consumers, properties);
        container.setBeanName("intake");
        container.setCommonErrorHandler(retryWithoutLimit());
        container.setApplicationEventPublisher(this::onEvent);
        container.start();
        running = container;
    }

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
    public synchronized void stop() {
        wanted = false;
        readNoMore();
    }

    private void readNoMore() {
        var present = running;
        if (present != null) {
            present.stop();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        var present = running;
        return present != null && present.isRunning();
    }

    /** Countries and groups may join while the service runs; and a reader that has died, or could not begin, is replaced. */
    @Scheduled(fixedDelayString = "5s", initialDelayString = "5s")
    synchronized void followDirectory() {
        if (wanted && (!isRunning() || !topics.equals(topics()))) {
            readNoMore();
            read();
        }
    }

    /** Of every group and every country that is or was a member: what was told stays. */
    private List<String> topics() {
        var all = new ArrayList<String>();
        var present = directory.get();
        present.groups().keySet().stream()
                .sorted()
                .forEach(group -> all.add(TopicName.group(group).name()));
        present.countries().forEach(country -> {
            all.add(TopicName.inbox(country.code()).name());
            all.add(TopicName.hub(country.code()).name());
        });
        return all;
    }
}
