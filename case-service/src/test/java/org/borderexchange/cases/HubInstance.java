package org.borderexchange.cases;

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
public final class HubInstance implements AutoCloseable {

    private final HubMachine machine;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    HubInstance(HubMachine machine, List<String> settings) {
        this.machine = machine;
        this.context = new SpringApplicationBuilder(CaseServiceApplication.class).run(settings.toArray(String[]::new));
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Answer get(String country, String role, String path) {
        return send("GET", country, role, path);
    }

    public Answer post(String country, String role, String path) {
        return send("POST", country, role, path);
    }

    private Answer send(String method, String country, String role, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + machine.token(country, role));
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Stops it as an operator would; harmless when stopped. */
    @Override
    public void close() {
        context.close();
    }
}
