package org.borderexchange.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.borderexchange.notification.delivery.Delivery.Status;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.problem.Unavailable;
import org.borderexchange.notification.subscription.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries what is due, many at once but few for one receiver, so that one who hangs delays nobody else. Instances share the queue by leases; what
 * one was trying when it was killed another tries again.
 */
public final class Dispatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    /** Longer than a try can take, that of a mail included, whose dozen answers may each take their whole time. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final int MOST_AT_ONCE = 256;
    private static final int MOST_FOR_ONE = 4;
    private static final int PORTION = 64;

    private final Deliveries deliveries;
    private final Addressing addressing;
    private final PresentSight sight;
    private final List<Sender> senders;
    private final Backoff backoff;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final Duration poll;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final Semaphore due = new Semaphore(0);
    private final Map<String, Integer> trying = new ConcurrentHashMap<>();
    private final ExecutorService tries = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    private final Thread loop;
    private volatile boolean closed;

    /** @param poll how soon what became due, or another instance left, is noticed */
    public Dispatcher(
            Deliveries deliveries,
            Addressing addressing,
            PresentSight sight,
            List<Sender> senders,
            Backoff backoff,
            DeliveryMetrics metrics,
            Clock clock,
            Duration poll) {
        this.deliveries = deliveries;
        this.addressing = addressing;
        this.sight = sight;
        this.senders = List.copyOf(senders);
        this.backoff = backoff;
        this.metrics = metrics;
        this.clock = clock;
        this.poll = poll;
        this.loop = Thread.ofVirtual().name("dispatcher").unstarted(this::run);
    }

    public void start() {
        loop.start();
    }

    /** Something is due now. */
    public void wake() {
        due.release();
    }

    private void run() {
        while (!closed) {
            try {
                int found = takeAndTry();
                if (found == 0) {
                    due.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                    due.drainPermits();
                }
            } catch (InterruptedException closing) {
                return;
            } catch (Unavailable outage) {
                pause();
            } catch (Throwable failure) { // an Error included: nobody else would begin anew
                log.error(
                        "the queue of deliveries cannot be read: {}",
                        failure.getClass().getName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            due.tryAcquire(poll.toMillis() * 5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            closed = true;
        }
    }

    /** @return how many were taken */
    private int takeAndTry() throws InterruptedException {
        free.acquire();
        int unused = 1;
        try {
            while (unused < PORTION && free.tryAcquire()) {
                unused++;
            }
            var leased = deliveries.lease(unused, trying, MOST_FOR_ONE, LEASE);
            for (var delivery : leased) {
                trying.merge(delivery.log(), 1, Integer::sum);
                tries.execute(() -> {
                    try {
                        tryOnce(delivery);
                    } finally {
                        trying.computeIfPresent(delivery.log(), (of, number) -> number == 1 ? null : number - 1);
                        free.release();
                    }
                });
                unused--;
            }
            return leased.size();
        } finally {
            free.release(unused);
        }
    }

    private void tryOnce(Delivery delivery) {
        try {
            if (delivery.isDigest()) {
                new DigestRun(delivery).run();
            } else {
                sendOne(delivery, delivery.notice().orElseThrow());
            }
        } catch (Unavailable outage) {
            // The lease ends by itself, and it is tried again.
        } catch (Throwable failure) { // an Error included: the try would not be recorded
            log.error("a delivery failed here: {}", failure.getClass().getName());
            var fate = afterFailure(delivery, new Attempt(clock.instant(), false, "FAULT", Duration.ZERO), false);
            if (delivery.isDigest() && fate.status() == Status.PARKED) {
                parkCollected(delivery);
            }
            settle(delivery, fate, List.of());
        }
    }

    private void sendOne(Delivery delivery, Notice notice) {
        var addressee = addressing.of(delivery);
        var objection = objection(delivery, addressee, notice);
        if (objection.isPresent()) {
            withhold(delivery, objection.get());
            return;
        }
        var to = addressee.orElseThrow();
        var message = new Message(delivery.id(), delivery.subscription(), to.language(), List.of(notice));
        settle(delivery, send(delivery, to.channel(), message), message.notices());
    }

    /** What came of a try. */
    private record Fate(Status status, Attempt attempt, Instant nextAt) {}

    private Fate send(Delivery delivery, Channel channel, Message message) {
        var began = clock.instant();
        var sender = senders.stream().filter(one -> one.serves(channel)).findFirst();
        var outcome = sender.isEmpty()
                ? Sender.Outcome.refused("CHANNEL_CHANGED")
                : sender.get().send(channel, message);
        var attempt =
                new Attempt(began, outcome.delivered(), outcome.reason(), Duration.between(began, clock.instant()));
        return outcome.delivered()
                ? new Fate(Status.DELIVERED, attempt, began)
                : afterFailure(delivery, attempt, outcome.hopeless());
    }

    private Fate afterFailure(Delivery delivery, Attempt attempt, boolean hopeless) {
        var next = clock.instant().plus(backoff.after(delivery.tries() + 1, RandomGenerator.getDefault()));
        boolean park = hopeless || next.isAfter(delivery.giveUpAt());
        return new Fate(park ? Status.PARKED : Status.PENDING, attempt, next);
    }

    private void settle(Delivery delivery, Fate fate, List<Notice> notices) {
        boolean mine = deliveries.settle(delivery, fate.status(), fate.attempt(), fate.nextAt());
        switch (fate.status()) {
            case DELIVERED -> {
                if (mine) {
                    metrics.delivered(delivery.channel(), notices);
                }
            }
            case PARKED -> metrics.parked(delivery.channel());
            default -> metrics.failed(delivery.channel());
        }
    }

    private void withhold(Delivery delivery, String reason) {
        var attempt = new Attempt(clock.instant(), false, reason, Duration.ZERO);
        deliveries.settle(delivery, Status.WITHHELD, attempt, clock.instant());
        metrics.withheld(delivery.channel());
    }

    /** Why it must not be sent; asked anew before each try. */
    private Optional<String> objection(Delivery delivery, Optional<Addressee> addressee, Notice notice) {
        if (addressee.isEmpty()) {
            return Optional.of("ADDRESSEE_GONE");
        }
        if (!addressee.get().channel().kind().equals(delivery.channel())) {
            return Optional.of("CHANNEL_CHANGED");
        }
        if (!addressee.get().wants().test(notice)) {
            return Optional.of("MUTED");
        }
        return sight.mayKnow(notice.reader(), notice.subject()) ? Optional.empty() : Optional.of("NOT_READABLE");
    }

    /** A digest is one mail of all that was collected and may still be told. */
    private final class DigestRun {

        private final Delivery digest;
        private final List<String> kept = new ArrayList<>();
        private final List<String> withheld = new ArrayList<>();
        private final List<Notice> notices = new ArrayList<>();

        DigestRun(Delivery digest) {
            this.digest = digest;
        }

        void run() {
            var addressee = addressing.of(digest);
            for (var item : deliveries.collected(digest.id())) {
                var notice = item.notice().orElseThrow();
                if (objection(item, addressee, notice).isEmpty()) {
                    kept.add(item.id());
                    notices.add(notice);
                } else {
                    withheld.add(item.id());
                }
            }
            if (notices.isEmpty()) {
                deliveries.settleCollected(withheld, Status.WITHHELD);
                withhold(digest, "NOTHING_LEFT");
                return;
            }
            var to = addressee.orElseThrow();
            var message = new Message(digest.id(), digest.subscription(), to.language(), notices);
            var fate = send(digest, to.channel(), message);
            if (fate.status() != Status.PENDING) {
                // Before the digest, which is tried again if this fails; of parked ones each can now be sent again by
                // itself.
                deliveries.settleCollected(kept, fate.status());
                deliveries.settleCollected(withheld, Status.WITHHELD);
            }
            settle(digest, fate, notices);
        }
    }

    private void parkCollected(Delivery digest) {
        var ids = deliveries.collected(digest.id()).stream().map(Delivery::id).toList();
        deliveries.settleCollected(ids, Status.PARKED);
    }

    /** Waits for the tries that are under way, as long as one may take. */
    @Override
    public void close() {
        closed = true;
        loop.interrupt();
        tries.shutdown();
        try {
            if (!tries.awaitTermination(5, TimeUnit.SECONDS)) {
                tries.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            tries.shutdownNow();
        }
    }
}
