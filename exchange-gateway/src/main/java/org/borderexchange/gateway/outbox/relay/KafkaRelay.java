package org.borderexchange.gateway.outbox.relay;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.PublishingGate;
import org.borderexchange.gateway.outbox.Relay;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one path from the outbox to Kafka.
 *
 * <p>A subject is leased to one relay at a time, and the relay has one unacknowledged record of it at a time; different subjects go in
 * parallel, each on a virtual thread, so that a topic that does not take its records delays no other. The <em>settler</em> removes what
 * was acknowledged, many at once; the <em>sweeper</em> looks for what nobody relays: after a crash, an outage, an amendment.
 *
 * <p>If the broker does not take a record, it is tried again until the lease is nearly over; then it is left to a sweep, of this or
 * another instance. If a lease was lost meanwhile, what was sent late may stand behind what the other instance sent, so the present state
 * is published once more.
 */
final class KafkaRelay implements Relay, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaRelay.class);

    /** Subjects that one sweep takes up, and acknowledgements that one write removes. */
    private static final int BATCH = 500;

    /** A sweep that takes long, as on a store without its index, takes only this share of the time; it pauses for a lease at most. */
    private static final int SWEEP_SHARE = 20;

    private static final Duration GATE_POLL = Duration.ofMillis(100);

    /** How long a stop waits for what is on its way. */
    private static final Duration LAST_ACKNOWLEDGEMENTS = Duration.ofSeconds(2);

    private static final long SETTLER_LOOKS_UP_MILLIS = 100;

    private final Outbox outbox;
    private final Transport transport;
    private final RelayMetrics metrics;
    private final RelayProperties properties;
    private final PublishingGate gate;
    private final Clock clock;

    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("relay-sender-", 0).factory());
    private final BlockingQueue<LeasedOutbox> toSettle = new LinkedBlockingQueue<>();
    private final Queue<String> toRepublish = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean running;
    private volatile boolean open;
    private volatile boolean brokerAway;

    /** By {@link System#nanoTime}. */
    private volatile long lastAcknowledged = System.nanoTime();

    /** By {@link System#nanoTime}; counts while the relay is not running. */
    private volatile long endsAt = System.nanoTime();

    private @Nullable ScheduledExecutorService sweeper;
    private @Nullable Thread settler;

    /** A leased outbox on its way; {@code next} is the index of the event to send. */
    private record Shipment(LeasedOutbox leased, int next) {

        Shipment advanced() {
            return new Shipment(leased, next + 1);
        }

        boolean complete() {
            return next == leased.events().size();
        }
    }

    /** @param gate nothing is sent before it opens */
    KafkaRelay(
            Outbox outbox,
            Transport transport,
            RelayMetrics metrics,
            RelayProperties properties,
            PublishingGate gate,
            Clock clock) {
        this.outbox = outbox;
        this.transport = transport;
        this.metrics = metrics;
        this.properties = properties;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public boolean hasRoom() {
        return open && !brokerAway && inFlight.get() < properties.inFlight();
    }

    @Override
    public void take(LeasedOutbox leased) {
        inFlight.incrementAndGet();
        sendSoon(new Shipment(leased, 0));
    }

    @Override
    public void wake(String key) {
        if (hasRoom()) {
            senders.execute(() -> guarded(() -> outbox.lease(key).ifPresent(this::take)));
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("relay-sweeper").factory());
        timer.execute(() -> awaitGate(timer));
        timer.execute(() -> sweep(timer));
        sweeper = timer;
        settler = Thread.ofPlatform().daemon().name("relay-settler").start(this::settleAll);
    }

    /** Takes up nothing new, and waits a moment for what is on its way; the rest is left to another instance or to the next start. */
    @Override
    public synchronized void stop() {
        if (sweeper == null || settler == null) {
            return;
        }
        sweeper.shutdownNow();
        sweeper.close();
        open = false;
        endsAt = System.nanoTime() + LAST_ACKNOWLEDGEMENTS.toNanos();
        running = false;
        try {
            settler.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server, for it still sends the last alerts that were accepted. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE / 2;
    }

    private void sendSoon(Shipment shipment) {
        senders.execute(() -> send(shipment));
    }

    private void send(Shipment shipment) {
        if (hasEnded()) {
            abandon(shipment.leased());
            return;
        }
        if (isOver(shipment.leased(), properties.leaseMargin())) {
            if (!brokerAway) {
                log.warn("an event could not be sent within its lease; a later sweep tries again");
            }
            abandon(shipment.leased());
            return;
        }
        long begin = System.nanoTime();
        acknowledgement(shipment).whenComplete((acknowledged, failure) -> {
            if (failure == null) {
                goOn(shipment);
            } else {
                retryLater(shipment, begin, failure);
            }
        });
    }

    private CompletableFuture<?> acknowledgement(Shipment shipment) {
        try {
            return transport.send(shipment.leased().events().get(shipment.next()));
        } catch (Throwable unforeseen) { // whatever it is, the subject keeps its place among those that are tried again
            return CompletableFuture.failedFuture(unforeseen);
        }
    }

    private void goOn(Shipment shipment) {
        lastAcknowledged = System.nanoTime();
        brokerAway = false;
        metrics.published(shipment.leased().events().get(shipment.next()));
        var advanced = shipment.advanced();
        if (advanced.complete()) {
            toSettle.add(shipment.leased());
        } else {
            sendSoon(advanced);
        }
    }

    /** @param begin of the try that failed; if others were acknowledged since, it is not the broker */
    private void retryLater(Shipment shipment, long begin, Throwable failure) {
        boolean othersAreTaken = lastAcknowledged - begin > 0;
        log.debug("not taken", failure);
        if (!othersAreTaken && !brokerAway) {
            brokerAway = true;
            log.warn("events wait: broker or registry does not take them ({})", failure.toString());
        }
        if (running) {
            var delay = properties.retryDelay().toMillis();
            CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS, senders)
                    .execute(() -> send(shipment));
        } else {
            abandon(shipment.leased());
        }
    }

    private boolean isOver(LeasedOutbox leased, Duration early) {
        return !clock.instant().isBefore(leased.until().minus(early));
    }

    private void abandon(LeasedOutbox leased) {
        if (isOver(leased, Duration.ZERO)) {
            sentLate(leased.key());
        }
        inFlight.decrementAndGet();
    }

    /** Something of it may stand behind what another instance sent. */
    private void sentLate(String key) {
        metrics.leaseLost();
        toRepublish.add(key);
    }

    private boolean hasEnded() {
        return !running && System.nanoTime() - endsAt >= 0;
    }

    private void settleAll() {
        var published = new ArrayList<LeasedOutbox>(BATCH);
        while (running || (inFlight.get() > 0 && !hasEnded())) {
            try {
                var first = toSettle.poll(SETTLER_LOOKS_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    published.add(first);
                    toSettle.drainTo(published, BATCH - 1);
                    settle(published);
                    published.clear();
                }
            } catch (InterruptedException nobodyDoes) {
                return;
            } catch (Throwable unforeseen) { // an Error included: nobody else would settle
                goOnAfter(unforeseen);
            }
        }
    }

    /** While the store is away the acknowledged stay in its outbox: they are sent once more after their leases end. */
    private void settle(List<LeasedOutbox> published) {
        guarded(() -> {
            var sent = outbox.sent(published);
            sent.more().forEach(this::take);
            sent.lost().forEach(this::sentLate);
            republish();
        });
        inFlight.addAndGet(-published.size());
    }

    /** What cannot be written now stays for the next sweep. */
    private void republish() {
        for (var key = toRepublish.poll(); key != null; key = toRepublish.poll()) {
            try {
                outbox.republish(key);
            } catch (Throwable notNow) { // whatever it is, the key must not be forgotten
                toRepublish.add(key);
                throw notNow;
            }
            wake(key);
        }
    }

    /** Apart from the sweeps, whose pauses may be long: the first alert must not wait for one. */
    private void awaitGate(ScheduledExecutorService timer) {
        guarded(() -> open = gate.isOpen());
        if (!open && !timer.isShutdown()) {
            timer.schedule(() -> awaitGate(timer), GATE_POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void sweep(ScheduledExecutorService timer) {
        long begin = System.nanoTime();
        guarded(() -> {
            takeWhatWaits();
            republish();
        });
        long took = System.nanoTime() - begin;
        long share = Math.min(took * SWEEP_SHARE, properties.lease().toNanos());
        long pause = Math.max(properties.sweepInterval().toNanos(), share);
        if (!timer.isShutdown()) {
            timer.schedule(() -> sweep(timer), pause, TimeUnit.NANOSECONDS);
        }
    }

    private void takeWhatWaits() {
        if (!open) {
            outbox.lease(0);
            return;
        }
        // While the broker is away a single subject tries whether it is back.
        int limit = brokerAway ? 1 : BATCH;
        List<LeasedOutbox> leased;
        do {
            int room = Math.clamp(properties.inFlight() - inFlight.get(), 0, limit);
            leased = outbox.lease(room);
            leased.forEach(this::take);
        } while (leased.size() == BATCH && !brokerAway);
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailable away) {
            log.warn("events wait: the store is away");
        } catch (Throwable unforeseen) { // an Error included: it would end the sweeps unseen
            goOnAfter(unforeseen);
        }
    }

    /** The relay is the only path out: nothing, errors included, may end one of its threads unseen. */
    private static void goOnAfter(Throwable unforeseen) {
        // Without its message: those of libraries may quote the content.
        log.error("the relay goes on after {} at {}", unforeseen.getClass().getName(), place(unforeseen));
    }

    private static String place(Throwable unforeseen) {
        var trace = unforeseen.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
