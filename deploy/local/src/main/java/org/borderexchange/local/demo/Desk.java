package org.borderexchange.local.demo;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What a country's desk hears on its live feed, with the moment of every arrival. */
final class Desk {

    private static final JsonMapper JSON = new JsonMapper();

    /** @param nanoTime as {@link System#nanoTime} */
    record Arrival(String kind, long nanoTime) {}

    private record State(String subjectId, int version) {}

    private final String country;
    private final Latencies latencies = new Latencies();
    private final Map<State, CompletableFuture<Arrival>> arrivals = new ConcurrentHashMap<>();

    Desk(String country) {
        this.country = country;
    }

    String country() {
        return country;
    }

    /** Of what was awaited here. */
    Latencies latencies() {
        return latencies;
    }

    /** Listens in a thread of its own until the feed ends. */
    void follow(Stream<String> feed) {
        Thread.ofVirtual().name("desk-" + country).start(() -> listen(feed));
    }

    private void listen(Stream<String> feed) {
        var events = new EventStream();
        try (feed) {
            feed.forEach(line -> events.line(line).ifPresent(this::hear));
        } catch (UncheckedIOException ended) {
            // The demo is over, or the gateway is gone; then what is awaited does not arrive, and the demo says so.
        }
    }

    private void hear(EventStream.Event event) {
        var now = System.nanoTime();
        var data = JSON.readTree(event.data());
        // A reset has no subject.
        if (data.has("subjectId")) {
            arrival(data.get("subjectId").asString(), data.path("version").asInt())
                    .complete(new Arrival(event.name(), now));
        }
    }

    /**
     * Waits for a version of an alert; it may have come already.
     *
     * @return empty if it has not come in time
     */
    Optional<Arrival> await(String subjectId, int version, Duration patience) throws InterruptedException {
        try {
            return Optional.of(arrival(subjectId, version).get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("an arrival does not fail", impossible);
        }
    }

    /** Has any version of it come? */
    boolean hasHeardOf(String subjectId) {
        return arrivals.entrySet().stream()
                .anyMatch(entry -> entry.getKey().subjectId().equals(subjectId)
                        && entry.getValue().isDone());
    }

    private CompletableFuture<Arrival> arrival(String subjectId, int version) {
        return arrivals.computeIfAbsent(new State(subjectId, version), state -> new CompletableFuture<>());
    }
}
