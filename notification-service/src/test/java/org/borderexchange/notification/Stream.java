package org.borderexchange.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of server-sent events, as browsers do it. */
public final class Stream implements AutoCloseable {

    /** One event. */
    public record Event(String name, String data) {

        public JsonNode json() {
            return new JsonMapper().readTree(data);
        }
    }

    public final List<Event> events = new CopyOnWriteArrayList<>();

    private final HttpClient http;
    private volatile String lastEventId;
    private volatile boolean ended;

    private Stream(HttpClient http, String lastEventId) {
        this.http = http;
        this.lastEventId = lastEventId;
    }

    static Stream open(URI uri, String token, String lastEventId) {
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("status " + response.statusCode());
            }
            var stream = new Stream(http, lastEventId);
            Thread.ofVirtual()
                    .start(() -> stream.read(
                            new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))));
            return stream;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void read(BufferedReader lines) {
        String name = "";
        String data = "";
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("id: ")) {
                    lastEventId = line.substring(4);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(name, data));
                    name = "";
                    data = "";
                }
            }
        } catch (IOException closed) {
            // by either side
        }
        ended = true;
    }

    public String lastEventId() {
        return lastEventId;
    }

    public boolean isOver() {
        return ended;
    }

    public List<String> subjects() {
        return events.stream()
                .filter(event -> event.data().contains("subjectId"))
                .map(event -> event.json().get("subjectId").stringValue())
                .toList();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
