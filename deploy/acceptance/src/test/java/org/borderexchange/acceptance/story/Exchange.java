package org.borderexchange.acceptance.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.local.stack.Progress;
import org.borderexchange.local.stack.StackProcess;
import org.borderexchange.local.stack.StackSettings;

/**
 * The running platform on ports of its own: Kafka, registry, store, identity provider and the gateways of RS, BA and
 * ME, each with a desk that watches from the start.
 */
public final class Exchange implements AutoCloseable {

    public static final List<String> COUNTRIES = List.of("RS", "BA", "ME");

    private static final Path DATA = Path.of("target/exchange");

    /** Everything that waits for something waits less, so that what follows an outage is not slow to watch. */
    private static final Map<String, String> BRISK = Map.ofEntries(
            Map.entry("gateway.expiry.interval", "500ms"),
            Map.entry("gateway.outbox.lease", "5s"),
            Map.entry("gateway.outbox.lease-margin", "1s"),
            Map.entry("gateway.outbox.sweep-interval", "300ms"),
            Map.entry("gateway.inbound.echo-patience", "1s"),
            Map.entry("gateway.inbound.longest-pause", "1s"),
            Map.entry("gateway.directory.refresh-interval", "300ms"),
            Map.entry("gateway.feed.heartbeat", "1s"),
            Map.entry("spring.kafka.producer.properties.delivery.timeout.ms", "3000"),
            Map.entry("spring.kafka.producer.properties.request.timeout.ms", "1500"),
            Map.entry("management.tracing.sampling.probability", "1.0"));

    private final LocalStack stack;
    private final WorkingGroups groups;
    private final Map<String, Desk> desks = new LinkedHashMap<>();

    private Exchange(LocalStack stack, WorkingGroups groups) {
        this.stack = stack;
        this.groups = groups;
    }

    static Exchange start() {
        wipe();
        var groups = WorkingGroups.asDeployed(DATA.resolve("directory-at-work"));
        var settings = StackSettings.onFreePorts(DATA.resolve("stack"))
                .withDirectory(groups.folder())
                .withGatewaySettings(BRISK);
        var exchange = new Exchange(LocalStack.start(settings, Progress.SILENT), groups);
        try {
            COUNTRIES.forEach(country -> exchange.desks.put(country, exchange.openDeskAt(country, 1)));
            return exchange;
        } catch (RuntimeException failed) {
            exchange.close();
            throw failed;
        }
    }

    /** The duty officer of a country, at the first instance of its gateway. */
    public Officer officerOf(String country) {
        return officerAt(country, 1);
    }

    public Officer officerAt(String country, int instance) {
        return officer(country, instance, "duty-officer");
    }

    /** A national system, which submits many alerts. */
    public Officer systemOf(String country) {
        return officer(country, 1, "system");
    }

    private Officer officer(String country, int instance, String role) {
        return new Officer(this, stack.baseUrl(country, instance), () -> stack.token(country, role));
    }

    /** Whoever has that role, at the gateway of a country. @param issuer a country or {@code HUB} */
    public Caller callerAt(String country, String issuer, String role) {
        return callerWith(country, stack.token(issuer, role));
    }

    /** Whoever presents that token at the gateway of a country. */
    public Caller callerWith(String country, String token) {
        return new Caller(stack.baseUrl(country), () -> token);
    }

    /** Whoever has that role, at the hub's case-service. @param issuer a country or {@code HUB} */
    public Caller callerAtCaseService(String issuer, String role) {
        return new Caller(stack.caseServiceUrl(), () -> stack.token(issuer, role));
    }

    /** Whoever has that role, at the hub's notification-service. @param issuer a country or {@code HUB} */
    public Caller callerAtNotificationService(String issuer, String role) {
        return new Caller(stack.notificationServiceUrl(), () -> stack.token(issuer, role));
    }

    /** Somebody who reads the stream of his subscription, connected when this returns. */
    public Desk readerOf(String subscription, String country, String role) {
        return Desk.open(
                () -> stack.notificationServiceUrl().resolve("/api/v1/subscriptions/" + subscription + "/stream"),
                () -> stack.token(country, role));
    }

    /** The desk that has been watching the feed of a country since the start. */
    public Desk deskOf(String country) {
        var desk = desks.get(country);
        if (desk == null) {
            throw new IllegalArgumentException("no desk of " + country);
        }
        return desk;
    }

    /** Another desk, connected when this returns. */
    public Desk openDeskAt(String country, int instance) {
        return Desk.open(() -> feed(country, instance), () -> stack.token(country, "duty-officer"));
    }

    /** A desk that was closed goes on at another instance. */
    public Desk continueAt(String country, int instance, Desk closed) {
        return closed.continuedAt(() -> feed(country, instance));
    }

    private URI feed(String country, int instance) {
        return stack.baseUrl(country, instance).resolve("/api/v1/events");
    }

    /** Starts a second instance of a country's gateway; stop it in the end. */
    public StackProcess startSecondInstanceOf(String country) {
        return stack.startGateway(country, 2);
    }

    /** Topics as somebody sees them. @param principal {@code gateway-rs}, …, {@code hub}, {@code admin} */
    public Topics topicsAs(String principal) {
        return new Topics(stack.kafkaProperties(principal));
    }

    public Metrics metricsOf(String country) {
        var scraped = callerAt(country, "HUB", "operator").get("/actuator/prometheus");
        return new Metrics(scraped.hasStatus(200).body());
    }

    public Metrics metricsOfCaseService() {
        var scraped = callerAtCaseService("HUB", "operator").get("/actuator/prometheus");
        return new Metrics(scraped.hasStatus(200).body());
    }

    public OutsideReader outsideReader() {
        return new OutsideReader(stack.registryUrl().resolve("/apis/ccompat/v7/"));
    }

    /** A program that reads topics with the login of a country's gateway and prints what it reads. */
    public ExampleConsumer startExampleConsumer(String country, List<String> command) {
        var principal = "gateway-" + country.toLowerCase(java.util.Locale.ROOT);
        return ExampleConsumer.start(
                command,
                principal,
                stack.kafkaProperties(principal),
                stack.registryUrl().resolve("/apis/ccompat/v7"),
                stack.directory().resolve("keys.yaml"));
    }

    /** Signs records with the key of a country. */
    public Forger forgerWithKeyOf(String signer) {
        return new Forger(signer + "-1", stack.signingKey(signer));
    }

    /** The database of a country's gateway. */
    public Backup backupOf(String country) {
        return new Backup(stack.mongoUri(country));
    }

    /** Tokens as the issuer of a country would sign them, or somebody who only pretends to be it. */
    public TokenMint tokenMintOf(String issuer) {
        var lowerCase = issuer.toLowerCase(java.util.Locale.ROOT);
        return new TokenMint(
                stack.identityUrl().resolve("/" + lowerCase).toString(),
                DATA.resolve("stack/identity/%s.jwks.json".formatted(lowerCase)));
    }

    /** Puts another state of a working group into force while everything runs. @param members each with its {@code from} */
    public void decree(String group, String contentType, Map<String, String> members) {
        groups.decree(group, contentType, members);
        stack.applyDirectory(groups.folder());
    }

    /** What can be stopped, killed, paused and started again. */
    public LocalStack stack() {
        return stack;
    }

    @Override
    public void close() {
        desks.values().forEach(Desk::close);
        stack.close();
    }

    /** Of the former run; that of this run stays, for its logs. */
    private static void wipe() {
        if (!Files.exists(DATA)) {
            return;
        }
        try (var files = Files.walk(DATA)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
