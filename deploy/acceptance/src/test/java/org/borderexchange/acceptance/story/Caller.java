package org.borderexchange.acceptance.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Somebody with a token who talks to one gateway over HTTP. Thread-safe. */
public class Caller {

    /** More than a gateway ever takes to say that its database is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final URI gateway;
    private final Supplier<String> token;

    /** @param token empty: without any */
    Caller(URI gateway, Supplier<String> token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** @param path with query, e.g. {@code /api/v1/me} */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** @param headers name, value, name, value, … */
    public Answer post(String path, String json, String... headers) {
        return send(with(
                headers,
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json))));
    }

    /** @param headers name, value, name, value, … */
    public Answer put(String path, String json, String... headers) {
        return send(with(
                headers,
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json))));
    }

    public Answer post(String path, String mediaType, BodyPublisher body) {
        return send(request(path).header("Content-Type", mediaType).POST(body));
    }

    /** Sends while somebody still writes; returns the lines of the answer, to be closed. */
    public Stream<String> stream(String path, String mediaType, Supplier<InputStream> body) {
        var request = request(path)
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofInputStream(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofLines()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    URI gateway() {
        return gateway;
    }

    String token() {
        return token.get();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
        var presented = token.get();
        return presented.isEmpty() ? request : request.header("Authorization", "Bearer " + presented);
    }

    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", cause);
    }
}
