package org.borderexchange.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

/** A real schema registry as a process of its own, in memory, on free ports of 127.0.0.1. */
final class LocalRegistry implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();
    private final Process process;

    LocalRegistry() {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var builder = new ProcessBuilder(java, "-Xmx96m", "-XX:TieredStopAtLevel=1", "-jar", "quarkus-run.jar")
                .directory(Path.of("target/registry").toFile())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/registry.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        String.valueOf(port),
                        "QUARKUS_MANAGEMENT_HOST",
                        "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT",
                        String.valueOf(freePort())));
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Awaitility.await("see target/registry.log")
                .atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> get("/apis/ccompat/v7/subjects") != null);
    }

    SerdeSettings settings(boolean autoRegister) {
        return new SerdeSettings(url("/apis/registry/v3"), autoRegister);
    }

    String confluentUrl() {
        return url("/apis/ccompat/v7");
    }

    /** As a deployment registers a released schema, file as it stands. */
    void register(String subject, String schema) {
        var body = JsonMapper.shared().writeValueAsString(Map.of("schema", schema));
        send(HttpRequest.newBuilder(URI.create(confluentUrl() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(body)));
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url(path))));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Below those that operating systems give to outgoing connections, of which one may begin before the registry listens. */
    private static int freePort() {
        while (true) {
            var candidate = ThreadLocalRandom.current().nextInt(11_000, 30_000);
            try (var socket = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next may be free
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
