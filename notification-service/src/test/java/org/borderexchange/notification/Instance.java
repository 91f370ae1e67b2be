package org.borderexchange.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One whole instance of the service in this JVM, as production starts it. */
public final class Instance implements AutoCloseable {

    private final Machine machine;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Instance(Machine machine, List<String> settings) {
        this.machine = machine;
        this.context =
                new SpringApplicationBuilder(NotificationServiceApplication.class).run(settings.toArray(String[]::new));
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** @param who {@code <cc>.<role>} @param path behind {@code /api/v1} */
    public Answer get(String who, String path) {
        return send("GET", who, "/api/v1" + path, "");
    }

    public Answer post(String who, String path, String body) {
        return send("POST", who, "/api/v1" + path, body);
    }

    public Answer put(String who, String path, String body) {
        return send("PUT", who, "/api/v1" + path, body);
    }

    public Answer delete(String who, String path) {
        return send("DELETE", who, "/api/v1" + path, "");
    }

    public Answer send(String method, String who, String path, String body) {
        var request = HttpRequest.newBuilder(uri(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!who.isEmpty()) {
            request.header("Authorization", "Bearer " + machine.token(who));
        }
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A stream of a subscription, open until it is closed. @param lastEventId empty: from now on */
    public Stream open(String who, String subscription, String lastEventId) {
        return Stream.open(uri("/api/v1/subscriptions/" + subscription + "/stream"), machine.token(who), lastEventId);
    }

    /** Stops it as an operator would; harmless when stopped. */
    @Override
    public void close() {
        context.close();
        http.shutdownNow();
    }
}
