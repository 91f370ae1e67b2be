package org.borderexchange.acceptance.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A national desk that looks at the live feed as a browser does: when it is cut off it comes back and goes on where it
 * left off. Keeps everything it was shown.
 */
public final class Desk implements AutoCloseable {

    private static final long PAUSE_MILLIS = 200;

    private final Supplier<URI> feed;
    private final Supplier<String> token;
    private final List<FeedEvent> shown = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ScheduledExecutorService eyes = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("desk").factory());

    private volatile @Nullable String position;
    private volatile int status;

    private Desk(Supplier<URI> feed, Supplier<String> token, @Nullable String position) {
        this.feed = feed;
        this.token = token;
        this.position = position;
    }

    /** Returns when it is connected: what happens from now on it will see. */
    static Desk open(Supplier<URI> feed, Supplier<String> token) {
        var desk = new Desk(feed, token, null);
        desk.look();
        Eventually.within(Duration.ofSeconds(15), "a desk's feed opens", () -> desk.position != null);
        return desk;
    }

    /** Goes on at another place where this one stopped; close it first. */
    Desk continuedAt(Supplier<URI> otherFeed) {
        var desk = new Desk(otherFeed, token, position);
        desk.look();
        return desk;
    }

    private void look() {
        eyes.scheduleWithFixedDelay(this::readUntilCutOff, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void readUntilCutOff() {
        var request = HttpRequest.newBuilder(feed.get())
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token.get());
        var last = position;
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            HttpResponse<java.util.stream.Stream<String>> answer = http.send(request.build(), BodyHandlers.ofLines());
            status = answer.statusCode();
            try (var lines = answer.body()) {
                if (status == 200) {
                    var frame = new Frame();
                    lines.forEach(frame::line);
                }
            }
        } catch (IOException | java.io.UncheckedIOException cutOff) {
            // comes back after a pause
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything it was shown, in order. */
    public List<FeedEvent> shown() {
        return List.copyOf(shown);
    }

    /** What it was shown of one alert or hit, in order. */
    public List<FeedEvent> shownOf(String alertId) {
        return shown.stream().filter(event -> event.subjectId().equals(alertId)).toList();
    }

    /** Was it shown that version of an alert, with its content? */
    public boolean hasSeen(String alertId, int version) {
        return shownOf(alertId).stream()
                .anyMatch(event -> event.version() >= version && event.alert().isPresent());
    }

    /** Kinds of what it was shown of one subject, in order. */
    public List<String> kindsOf(String subjectId) {
        return shownOf(subjectId).stream().map(FeedEvent::kind).toList();
    }

    /** How often it was told that its position is too old. */
    public long resets() {
        return shown.stream().filter(event -> event.kind().equals("reset")).count();
    }

    @Override
    public void close() {
        eyes.shutdownNow();
        http.shutdownNow();
    }

    /** Puts the lines of the stream together, as the standard of server-sent events says. */
    private final class Frame {

        private String name = "message";
        private String data = "";
        private @Nullable String id;

        void line(String line) {
            if (line.isEmpty()) {
                dispatch();
            } else if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                data += line.substring("data:".length()).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            }
        }

        private void dispatch() {
            if (!data.isEmpty()) {
                shown.add(FeedEvent.of(name, data));
            }
            if (id != null) {
                position = id;
            }
            name = "message";
            data = "";
            id = null;
        }
    }

    @Override
    public String toString() {
        return "desk at %s, last status %d, %d events".formatted(feed.get(), status, shown.size());
    }
}
