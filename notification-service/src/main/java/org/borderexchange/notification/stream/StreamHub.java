package org.borderexchange.notification.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.borderexchange.notification.delivery.Addressing;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.DeliveryMetrics;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.delivery.Message;
import org.borderexchange.notification.delivery.Sender;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.problem.Unavailable;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.Matcher;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The open streams of this instance. What it stores itself wakes them at once; what other instances store is found by asking, once for
 * all streams together, whether the next place of any log is taken. Thread-safe.
 */
public final class StreamHub implements Sender, AutoCloseable {

    private final Map<String, StreamLog> logs = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final ReentrantLock looking = new ReentrantLock();
    private final Deliveries deliveries;
    private final StreamRules rules;
    private final Matcher matcher;
    private volatile boolean closed;

    StreamHub(
            Deliveries deliveries,
            Matcher matcher,
            PresentSight sight,
            Addressing addressing,
            Links links,
            DeliveryMetrics metrics) {
        this.deliveries = deliveries;
        this.matcher = matcher;
        this.rules = new StreamRules(matcher, sight, addressing, links, metrics);
    }

    /** These were stored; those that are for streams go out. */
    public void published(List<Delivery> added) {
        for (var delivery : added) {
            var log = delivery.status() == Delivery.Status.STREAMED ? logs.get(delivery.log()) : null;
            if (log != null) {
                log.published(delivery);
            }
        }
    }

    /** @param lastEventId where the reader left off; null: he begins now */
    NoticeStream open(String subscription, @Nullable String lastEventId) {
        // Counted before the log's end is read, so that nothing can come in between unheard.
        var log = logs.compute(subscription, (id, held) -> {
            var present = held == null ? new StreamLog() : held;
            present.opened(1);
            return present;
        });
        open.incrementAndGet();
        try {
            long head = deliveries.head(subscription);
            log.reaches(head);
            var asked = StreamPosition.parse(subscription, lastEventId);
            boolean kept =
                    asked.isPresent() && asked.get() <= head && asked.get() >= deliveries.oldest(subscription) - 1;
            boolean reset = lastEventId != null && !kept;
            return new NoticeStream(
                    subscription,
                    log,
                    kept ? asked.get() : head,
                    reset,
                    deliveries,
                    rules,
                    () -> closed,
                    () -> closedStream(subscription));
        } catch (RuntimeException failure) {
            closedStream(subscription);
            throw failure;
        }
    }

    private void closedStream(String subscription) {
        open.decrementAndGet();
        logs.computeIfPresent(subscription, (id, log) -> log.opened(-1) == 0 ? null : log);
    }

    int openStreams() {
        return open.get();
    }

    /** What another instance has stored, changed or deleted. At a rate, so that no other scheduled work holds it up. */
    @Scheduled(fixedRateString = "${notification-service.streams.poll:500ms}")
    void look() {
        if (logs.isEmpty() || !looking.tryLock()) {
            return;
        }
        try {
            matcher.refresh();
            var next = new HashMap<String, Long>();
            logs.forEach((id, log) -> next.put(id, log.head() + 1));
            deliveries.taken(next).forEach(id -> {
                var log = logs.get(id);
                if (log != null) {
                    log.reaches(deliveries.head(id)); // it may have grown by more than that place
                }
            });
        } catch (Unavailable outage) {
            // The next look tells.
        } finally {
            looking.unlock();
        }
    }

    @Override
    public boolean serves(Channel channel) {
        return channel instanceof Channel.Sse;
    }

    /** Only tests come this way: notices stand in the log. */
    @Override
    public Outcome send(Channel channel, Message message) {
        var log = logs.get(message.subscription());
        if (log == null) {
            return Outcome.failed("NO_OPEN_STREAM");
        }
        log.test();
        return Outcome.OK;
    }

    /** Ends all streams, those to come included. */
    @Override
    public void close() {
        closed = true;
        logs.values().forEach(StreamLog::wake);
    }

    /** How long a reader may be left in silence. */
    static Duration atMost(Duration heartbeat, Duration left) {
        return left.compareTo(heartbeat) < 0 ? left : heartbeat;
    }
}
