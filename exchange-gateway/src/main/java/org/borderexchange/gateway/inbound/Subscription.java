package org.borderexchange.gateway.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.borderexchange.gateway.feed.DeskFeed;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.serde.RegistryUnavailable;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.Partitions;
import org.borderexchange.schemas.topic.TopicName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Keeps one consumer reading all partitions of what this country may read at present. Partitions are assigned by hand:
 * instances do not share the reading, so that there is nobody to balance with, and a long outage cannot make the group
 * give them away. Whoever leaves a group stops reading its topic here; that its copies must go is not decided here.
 */
final class Subscription implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscription.class);
    private static final Duration ATTENTION = Duration.ofMillis(500);

    private final Supplier<ExchangeDirectory> directory;
    private final CountryCode country;
    private final Positions positions;
    private final long rewind;
    private final Function<Map<TopicPartition, Long>, MessageListenerContainer> containers;
    private final DeskFeed feed;
    private final CatchUp catchUp;
    private final OwnEventsFollower own;
    private final ParkedReplay parked;
    private final Clock clock;

    private List<TopicName> reading = List.of();
    private volatile @Nullable MessageListenerContainer container;
    private volatile @Nullable ThreadPoolTaskScheduler attention;

    /** @param containers makes the container that reads from these offsets on */
    Subscription(
            Supplier<ExchangeDirectory> directory,
            CountryCode country,
            Positions positions,
            long rewind,
            Function<Map<TopicPartition, Long>, MessageListenerContainer> containers,
            DeskFeed feed,
            CatchUp catchUp,
            OwnEventsFollower own,
            ParkedReplay parked,
            Clock clock) {
        this.directory = directory;
        this.country = country;
        this.positions = positions;
        this.rewind = rewind;
        this.containers = containers;
        this.feed = feed;
        this.catchUp = catchUp;
        this.own = own;
        this.parked = parked;
        this.clock = clock;
    }

    @Override
    public void start() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("inbound-attention-");
        scheduler.initialize();
        scheduler.scheduleWithFixedDelay(this::attend, ATTENTION);
        attention = scheduler;
    }

    private void attend() {
        try {
            var topics = directory.get().topicsReadBy(country, clock.instant());
            if (!topics.equals(reading) || !isReading()) {
                read(topics);
            }
            parked.replayOnce();
            if (catchUp.caughtUp()) {
                own.remind();
            }
        } catch (StoreUnavailable | RegistryUnavailable outage) {
            log.warn("inbound waits: {}", outage.getMessage());
        }
    }

    private void read(List<TopicName> topics) {
        var from = startingPoints(topics);
        stopReading();
        own.listenOnlyTo(topics);
        catchUp.begin();
        feed.begin(from);
        var next = containers.apply(from);
        next.start();
        container = next;
        reading = topics;
        log.info("reading {}", topics.stream().map(TopicName::name).toList());
    }

    private Map<TopicPartition, Long> startingPoints(List<TopicName> topics) {
        var partitions = topics.stream()
                .flatMap(topic -> IntStream.range(0, Partitions.COUNT)
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
        var saved = positions.load(partitions);
        var from = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> from.put(partition, Math.max(0, saved.getOrDefault(partition, 0L) - rewind)));
        return from;
    }

    /** Does the consumer run? */
    boolean isReading() {
        var present = container;
        return present != null && present.isRunning();
    }

    private void stopReading() {
        var present = container;
        if (present != null) {
            present.stop();
        }
    }

    @Override
    public void stop() {
        var scheduler = attention;
        if (scheduler != null) {
            scheduler.shutdown();
        }
        attention = null;
        stopReading();
    }

    @Override
    public boolean isRunning() {
        return attention != null;
    }
}
