package org.borderexchange.gateway.outbox.relay;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.borderexchange.gateway.outbox.PendingEvent;

/** As if the process were stopped just before it sends. */
final class PausableTransport implements Transport {

    private final Transport transport;
    private volatile CountDownLatch goOn = new CountDownLatch(0);
    private final AtomicInteger waiting = new AtomicInteger();

    PausableTransport(Transport transport) {
        this.transport = transport;
    }

    void pause() {
        goOn = new CountDownLatch(1);
    }

    void resume() {
        goOn.countDown();
    }

    boolean hasStopped() {
        return waiting.get() > 0;
    }

    @Override
    public CompletableFuture<?> send(PendingEvent event) {
        waiting.incrementAndGet();
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            return CompletableFuture.failedFuture(stopped);
        }
        waiting.decrementAndGet();
        return transport.send(event);
    }
}
