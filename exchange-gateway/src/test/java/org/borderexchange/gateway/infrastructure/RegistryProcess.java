package org.borderexchange.gateway.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.borderexchange.local.stack.Ports;

/** The schema registry that {@code deploy/local} unpacks, as a process of its own, in memory, on free ports of 127.0.0.1. */
record RegistryProcess(Process process, int port) {

    private static final Path LOG = Path.of("target", "registry.log");

    static RegistryProcess start() {
        var home = Path.of(System.getProperty("registry.home", "../deploy/local/target/registry"));
        if (!Files.exists(home.resolve("quarkus-run.jar"))) {
            throw new IllegalStateException("build deploy/local first: it unpacks the schema registry");
        }
        var ports = Ports.free();
        var java = ProcessHandle.current().info().command().orElseThrow();
        try {
            Files.createDirectories(LOG.getParent());
            var builder = new ProcessBuilder(java, "-Xmx96m", "-XX:TieredStopAtLevel=1", "-jar", "quarkus-run.jar")
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(LOG.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "QUARKUS_HTTP_HOST",
                            "127.0.0.1",
                            "QUARKUS_HTTP_PORT",
                            String.valueOf(ports.registry()),
                            // Otherwise a port opens to the whole network.
                            "QUARKUS_MANAGEMENT_HOST",
                            "127.0.0.1",
                            "QUARKUS_MANAGEMENT_PORT",
                            String.valueOf(ports.registryManagement())));
            var registry = new RegistryProcess(builder.start(), ports.registry());
            Runtime.getRuntime().addShutdownHook(new Thread(registry.process::destroyForcibly));
            registry.awaitReady();
            return registry;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/apis/registry/v3";
    }

    private void awaitReady() {
        var question = HttpRequest.newBuilder(URI.create(url() + "/system/info"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            Awaitility.await("see " + LOG)
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> http.send(question, BodyHandlers.discarding()).statusCode() == 200);
        }
    }
}
