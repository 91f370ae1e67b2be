package org.borderexchange.gateway.feed;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.borderexchange.gateway.feed.FeedLog.Ended;

/** What one desk is sent, as text of the event stream. Of one thread. */
final class DeskStream implements AutoCloseable {

    private final FeedLog.Cursor cursor;
    private final Runnable onClose;

    DeskStream(FeedLog.Cursor cursor, Runnable onClose) {
        this.cursor = cursor;
        this.onClose = onClose;
    }

    /**
     * Comes before everything else: the position, so that whoever is cut off before the first event misses nothing
     * either.
     */
    String opening() {
        var position = position(cursor.start());
        return cursor.reset() ? position + "event: reset\ndata: {}\n\n" : position;
    }

    /**
     * Waits for something to send.
     *
     * @return after {@code patience} in silence a comment and the position; empty when the stream is over
     */
    Optional<String> next(Duration patience) throws InterruptedException {
        try {
            var entries = cursor.next(patience.toNanos());
            var text = entries.isEmpty()
                    ? position(cursor.present())
                    : entries.stream().flatMap(entry -> entry.frame().stream()).collect(Collectors.joining());
            return Optional.of(text);
        } catch (Ended over) {
            return Optional.empty();
        }
    }

    /** A client remembers the id of an event without data and shows nothing (HTML, "dispatch the event"). */
    private static String position(FeedPosition position) {
        return ":\nid: " + position.text() + "\n\n";
    }

    @Override
    public void close() {
        onClose.run();
    }
}
