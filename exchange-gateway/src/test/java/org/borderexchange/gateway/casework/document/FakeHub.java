package org.borderexchange.gateway.casework.document;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** The hub's case-service as far as it takes documents, on a real socket. */
public final class FakeHub {

    /** A document as it was put there. */
    public record Stored(String mediaType, String authorization, long size) {}

    private final HttpServer server;
    private final Map<String, Stored> stored = new ConcurrentHashMap<>();
    private volatile Optional<Integer> refusal = Optional.empty();

    private FakeHub(HttpServer server) {
        this.server = server;
    }

    public static FakeHub started() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var hub = new FakeHub(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/v1/attachments/", hub::put);
            server.start();
            return hub;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Under its hash. */
    public Optional<Stored> stored(String sha256) {
        return Optional.ofNullable(stored.get(sha256));
    }

    /** From now on it answers with that status; empty: it takes what comes. */
    public void refuseWith(Optional<Integer> status) {
        refusal = status;
    }

    public void stop() {
        server.stop(0);
    }

    private void put(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            long size = exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
            int status = refusal.orElse(exchange.getRequestMethod().equals("PUT") ? 204 : 405);
            if (status == 204) {
                var path = exchange.getRequestURI().getPath();
                var document = new Stored(headers.getFirst("Content-Type"), headers.getFirst("Authorization"), size);
                stored.put(path.substring(path.lastIndexOf('/') + 1), document);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
