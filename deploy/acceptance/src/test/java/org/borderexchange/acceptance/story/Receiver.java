package org.borderexchange.acceptance.story;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An analyst's own system that takes webhooks, verifies them as the standard says, and refuses what is not signed. */
public final class Receiver implements AutoCloseable {

    private record Call(Map<String, List<String>> headers, String body) {}

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile String secret = "";

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", exchange -> {
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean genuine = isGenuine(headers, body);
            if (genuine) {
                calls.add(new Call(headers, body));
            }
            exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
            exchange.close();
        });
        server.start();
    }

    private boolean isGenuine(Map<String, List<String>> headers, String body) {
        try {
            new Webhook(secret).verify(body, headers);
            return true;
        } catch (WebhookVerificationException | EmptyWebhookSecretException forgedOrTooEarly) {
            return false;
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** @param answered when the subscription was made */
    public void knows(String answered) {
        secret = answered;
    }

    /** Subjects of what came, each {@code webhook-id} once, as a receiver should do it. */
    public List<String> subjects() {
        var first = new TreeMap<String, String>();
        calls.forEach(call -> first.putIfAbsent(
                call.headers().getOrDefault("webhook-id", List.of("")).getFirst(),
                Json.read(call.body()).required("data").path("subjectId").asString("")));
        return List.copyOf(first.values());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
