package org.borderexchange.gateway.casework.document;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Documents at the hub's case-service, under their hash. */
final class HubDocuments implements DocumentStore, AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(3);

    /** Whether somebody else has attached the same is not told. */
    private static final int STORED = 204;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            // The officer's token is for the hub alone.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI hub;
    private final Duration patience;

    HubDocuments(URI hub, Duration patience) {
        this.hub = hub;
        this.patience = patience;
    }

    @Override
    public void store(Path file, String sha256, String mediaType, String authorization) throws IOException {
        var request = HttpRequest.newBuilder(hub.resolve("/api/v1/attachments/" + sha256))
                .timeout(patience)
                .header("Authorization", authorization)
                .header("Content-Type", mediaType)
                .PUT(BodyPublishers.ofFile(file))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != STORED) {
                throw new IOException("the hub answered " + status);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
