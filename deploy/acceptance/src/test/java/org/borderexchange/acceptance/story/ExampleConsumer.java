package org.borderexchange.acceptance.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/** A running example consumer, and the lines that it has printed. */
public final class ExampleConsumer implements AutoCloseable {

    private static final Pattern PASSWORD = Pattern.compile("password=\"([^\"]*)\"");

    private final Process process;
    private final List<String> printed = new CopyOnWriteArrayList<>();

    private ExampleConsumer(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readOn);
    }

    /** @param login settings of any Kafka client that logs in so */
    static ExampleConsumer start(
            List<String> command, String principal, Map<String, String> login, URI registry, Path keys) {
        var password = PASSWORD.matcher(login.getOrDefault(SaslConfigs.SASL_JAAS_CONFIG, ""));
        if (!password.find()) {
            throw new IllegalStateException("no password of " + principal);
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "EXCHANGE_LOGIN", principal,
                        "EXCHANGE_PASSWORD", password.group(1),
                        "EXCHANGE_BOOTSTRAP", login.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG),
                        "EXCHANGE_REGISTRY", registry.toString(),
                        "EXCHANGE_KEYS", keys.toAbsolutePath().toString(),
                        "EXCHANGE_GROUP", "exchange-" + principal + "-example-" + command.hashCode()));
        try {
            return new ExampleConsumer(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What it has printed so far, of both streams. */
    public List<String> printed() {
        return List.copyOf(printed);
    }

    /** Ends it as Ctrl-C would. @return its exit code */
    public int end() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the example does not end");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void readOn() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(printed::add);
        } catch (IOException | UncheckedIOException ended) {
            printed.add("(ended)");
        }
    }
}
