package org.borderexchange.gateway.outbox.relay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.schemas.serde.EventEncoding;

/** A broker that acknowledges, refuses or keeps records waiting as the test says, and watches the order. */
final class FakeTransport implements Transport {

    final List<PendingEvent> acknowledged = new CopyOnWriteArrayList<>();
    final List<String> tried = new CopyOnWriteArrayList<>();
    private final List<Runnable> held = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> unacknowledged = new ConcurrentHashMap<>();
    volatile int mostUnacknowledgedOfOneSubject;
    volatile boolean away;
    volatile boolean holding;
    volatile Predicate<PendingEvent> refused = event -> false;
    volatile Predicate<PendingEvent> erring = event -> false;
    volatile Predicate<PendingEvent> blocking = event -> false;
    private final CountDownLatch unblocked = new CountDownLatch(1);

    @Override
    public CompletableFuture<?> send(PendingEvent event) {
        var subject = event.key().subject();
        tried.add(subject);
        if (blocking.test(event)) {
            awaitRelease();
        }
        if (erring.test(event)) {
            throw new LinkageError("for the test");
        }
        if (away || refused.test(event)) {
            return CompletableFuture.failedFuture(new IllegalStateException("not taken"));
        }
        synchronized (this) {
            int waiting = unacknowledged.merge(subject, 1, Integer::sum);
            mostUnacknowledgedOfOneSubject = Math.max(mostUnacknowledgedOfOneSubject, waiting);
        }
        var answer = new CompletableFuture<Void>();
        Runnable acknowledge = () -> {
            synchronized (this) {
                unacknowledged.merge(subject, -1, Integer::sum);
                acknowledged.add(event);
            }
            answer.complete(null);
        };
        if (holding) {
            held.add(acknowledge);
        } else {
            acknowledge.run();
        }
        return answer;
    }

    /** Acknowledges what it kept waiting, and from now on everything at once. */
    void release() {
        holding = false;
        unblocked.countDown();
        for (var acknowledge : held) {
            held.remove(acknowledge);
            acknowledge.run();
        }
    }

    private void awaitRelease() {
        try {
            unblocked.await();
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException(nobodyDoes);
        }
    }

    int held() {
        return held.size();
    }

    /** Versions that a topic took of a subject, in order. */
    List<Integer> versions(String topic, String subject) {
        return acknowledged.stream()
                .filter(event -> event.topic().name().equals(topic)
                        && event.key().subject().equals(subject))
                .map(event -> EventEncoding.decode(event.event().bytes()).getVersion())
                .toList();
    }

    /** How often each subject's records were taken. */
    Map<String, Integer> taken() {
        var taken = new HashMap<String, Integer>();
        acknowledged.forEach(event -> taken.merge(event.key().subject(), 1, Integer::sum));
        return taken;
    }
}
