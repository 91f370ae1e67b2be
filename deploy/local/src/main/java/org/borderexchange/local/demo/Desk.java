package org.borderexchange.local.demo;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a country's desk hears on its live feed, with the moment of every arrival. */
final class Desk {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param data as the feed has it
     * @param nanoTime as {@link System#nanoTime}
     */
    record Arrival(String kind, JsonNode data, long nanoTime) {

        boolean isOf(String subjectId) {
            return data.path("subjectId").asString("").equals(subjectId);
        }

        boolean isAlert(String id, int version) {
            return kind.startsWith("ALERT_") && isOf(id) && data.path("version").asInt() == version;
        }
    }

    private final String country;
    private final Latencies latencies = new Latencies();
    private final List<Arrival> arrivals = new ArrayList<>();

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
        var arrival = new Arrival(event.name(), JSON.readTree(event.data()), now);
        synchronized (arrivals) {
            arrivals.add(arrival);
            arrivals.notifyAll();
        }
    }

    /**
     * Waits for an event; it may have come already.
     *
     * @return empty if it has not come in time
     */
    Optional<Arrival> await(Predicate<Arrival> wanted, Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        synchronized (arrivals) {
            var come = first(wanted);
            while (come.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.NANOSECONDS.timedWait(arrivals, deadline - System.nanoTime());
                come = first(wanted);
            }
            return come;
        }
    }

    /** Has anything come about it? */
    boolean hasHeardOf(String subjectId) {
        synchronized (arrivals) {
            return first(arrival -> arrival.isOf(subjectId)).isPresent();
        }
    }

    private Optional<Arrival> first(Predicate<Arrival> wanted) {
        return arrivals.stream().filter(wanted).findFirst();
    }
}
