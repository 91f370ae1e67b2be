package org.borderexchange.notification.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.borderexchange.notification.delivery.Deliveries;
import org.borderexchange.notification.delivery.Delivery;
import org.jspecify.annotations.Nullable;

/** What one reader is sent, as text of the event stream. Of one thread. */
final class NoticeStream implements AutoCloseable {

    private static final int PORTION = 100;

    /** A place that is not filled after so long never will be: whoever was to fill it did not come to it, and the notice has another place. */
    private static final Duration PATIENCE_WITH_A_GAP = Duration.ofSeconds(3);

    private final String subscription;
    private final StreamLog log;
    private final boolean reset;
    private final Deliveries deliveries;
    private final StreamRules rules;
    private final BooleanSupplier shuttingDown;
    private final Runnable onClose;
    private long at;
    private long tests;
    private @Nullable Long gapSeen;

    NoticeStream(
            String subscription,
            StreamLog log,
            long at,
            boolean reset,
            Deliveries deliveries,
            StreamRules rules,
            BooleanSupplier shuttingDown,
            Runnable onClose) {
        this.subscription = subscription;
        this.log = log;
        this.at = at;
        this.reset = reset;
        this.deliveries = deliveries;
        this.rules = rules;
        this.shuttingDown = shuttingDown;
        this.onClose = onClose;
        this.tests = log.tests();
    }

    /** Comes before everything else: the position, so that whoever is cut off before the first notice misses nothing either. */
    String opening() {
        return reset ? position() + "event: reset\ndata: {}\n\n" : position();
    }

    /**
     * Waits for something to send.
     *
     * @return after {@code patience} in silence a comment and the position; empty when the stream is over
     */
    Optional<String> next(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            if (shuttingDown.getAsBoolean() || rules.isOver(subscription)) {
                return Optional.empty();
            }
            if (log.tests() != tests) {
                tests = log.tests();
                return Optional.of("event: TEST\ndata: {}\n\n");
            }
            var text = text(portion());
            if (!text.isEmpty()) {
                return Optional.of(text);
            }
            long left = until - System.nanoTime();
            if (left <= 0) {
                return Optional.of(position());
            }
            if (gapSeen == null) {
                log.await(at, tests, left);
            } else {
                log.await(
                        Long.MAX_VALUE,
                        tests,
                        Math.min(left, Duration.ofMillis(100).toNanos()));
            }
        }
    }

    private String text(List<Delivery> portion) {
        var text = new StringBuilder();
        for (var delivery : portion) {
            at = delivery.seq();
            rules.frame(delivery).ifPresent(text::append);
        }
        return text.toString();
    }

    /** What follows, without gaps. */
    private List<Delivery> portion() {
        if (log.head() <= at) {
            return List.of();
        }
        var following = log.after(at);
        if (following.isEmpty()) {
            following = deliveries.after(subscription, at, PORTION);
        }
        int contiguous = 0;
        while (contiguous < following.size() && following.get(contiguous).seq() == at + contiguous + 1) {
            contiguous++;
        }
        if (contiguous > 0) {
            gapSeen = null;
            return following.subList(0, contiguous);
        }
        return following.isEmpty() || !isGapOld() ? List.of() : following.subList(0, 1);
    }

    private boolean isGapOld() {
        long now = System.nanoTime();
        if (gapSeen == null) {
            gapSeen = now;
        }
        boolean old = now - gapSeen > PATIENCE_WITH_A_GAP.toNanos();
        if (old) {
            gapSeen = null;
        }
        return old;
    }

    /** A client remembers the id of an event without data and shows nothing (HTML, "dispatch the event"). */
    private String position() {
        return ":\nid: " + StreamPosition.text(subscription, at) + "\n\n";
    }

    @Override
    public void close() {
        onClose.run();
    }
}
