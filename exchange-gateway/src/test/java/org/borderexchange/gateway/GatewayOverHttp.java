package org.borderexchange.gateway;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.borderexchange.gateway.alert.AlertService;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.InMemoryAlerts;
import org.borderexchange.gateway.alert.Validity;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.alert.wire.AlertJson;
import org.borderexchange.gateway.audit.ConsultationLog;
import org.borderexchange.gateway.audit.ConsultationsInMemory;
import org.borderexchange.gateway.casework.CaseActService;
import org.borderexchange.gateway.casework.CaseActs;
import org.borderexchange.gateway.casework.Cases;
import org.borderexchange.gateway.casework.Casework;
import org.borderexchange.gateway.casework.Entries;
import org.borderexchange.gateway.casework.HeldCases;
import org.borderexchange.gateway.casework.InMemoryCasework;
import org.borderexchange.gateway.casework.Operations;
import org.borderexchange.gateway.casework.document.FakeClamd;
import org.borderexchange.gateway.casework.document.FakeHub;
import org.borderexchange.gateway.check.CheckService;
import org.borderexchange.gateway.check.ChecksInMemory;
import org.borderexchange.gateway.check.Sightings;
import org.borderexchange.gateway.hit.CasesOfHits;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.gateway.hit.Hits;
import org.borderexchange.gateway.hit.InMemoryHits;
import org.borderexchange.gateway.hit.Verdicts;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.receipt.InMemoryReceipts;
import org.borderexchange.gateway.receipt.ReceiptService;
import org.borderexchange.gateway.receipt.Receipts;
import org.borderexchange.gateway.receipt.Receptions;
import org.borderexchange.gateway.receipt.Tidings;
import org.borderexchange.gateway.receipt.TidingsFake;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.ExchangeDirectory.Country;
import org.borderexchange.schemas.directory.ExchangeDirectory.Group;
import org.borderexchange.schemas.directory.ExchangeDirectory.Membership;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The web side of Serbia's gateway on a real server with real tokens, over a store in memory. Started once for all tests, which therefore
 * use references and identifiers of their own and leave clock, store and outbox as they found them.
 */
public final class GatewayOverHttp {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final CountryCode RS = new CountryCode("RS");
    public static final CountryCode BA = new CountryCode("BA");
    public static final CountryCode ME = new CountryCode("ME");

    private static final String NDJSON = "application/x-ndjson";
    private static final JsonMapper JSON = new JsonMapper();
    private static final GatewayOverHttp STARTED = new GatewayOverHttp();

    public final SettableClock clock = new SettableClock(NOW);
    public final InMemoryAlerts alerts = new InMemoryAlerts();
    public final InMemoryHits hits = new InMemoryHits();
    public final InMemoryCasework casework = new InMemoryCasework();
    public final FakeHub documents = FakeHub.started();
    public final FakeClamd clamd = FakeClamd.started();
    public final InMemoryReceipts receipts = new InMemoryReceipts(RS);
    public final TidingsFake tidings = new TidingsFake();
    public final ConsultationsInMemory consultations = new ConsultationsInMemory();
    public final ChecksInMemory checks = new ChecksInMemory(alerts.visible(), RS, clock);
    public final DepthOnlyOutbox outbox = new DepthOnlyOutbox();
    public final TestIssuer national;
    public final TestIssuer hub;
    public final TestIssuer stranger;
    public final int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    public static GatewayOverHttp started() {
        return STARTED;
    }

    private GatewayOverHttp() {
        try {
            var provider = TestIssuer.startServer();
            national = TestIssuer.on(provider, "/rs", "RS", clock);
            hub = TestIssuer.on(provider, "/hub", "HUB", clock);
            stranger = TestIssuer.on(provider, "/ba", "BA", clock);
        } catch (IOException | JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        port = start(national.uri(), hub.uri());
    }

    /** Another instance, with issuers of its own. @return its port */
    public int start(String nationalIssuer, String hubIssuer) {
        var context = new SpringApplicationBuilder(WebSide.class)
                .initializers(beans -> {
                    var registry = (org.springframework.context.support.GenericApplicationContext) beans;
                    registry.registerBean(Clock.class, () -> clock);
                    registry.registerBean(Alerts.class, () -> alerts);
                    registry.registerBean(VisibleAlerts.class, alerts::visible);
                    registry.registerBean(CheckService.class, checks::service);
                    registry.registerBean(Sightings.class, () -> checks);
                    registry.registerBean(Hits.class, () -> hits);
                    registry.registerBean(Verdicts.class, hits::verdicts);
                    registry.registerBean(Cases.class, casework::cases);
                    registry.registerBean(Operations.class, casework::operations);
                    registry.registerBean(Entries.class, casework::entries);
                    registry.registerBean(CaseActs.class, casework::acts);
                    registry.registerBean(Receipts.class, () -> receipts);
                    registry.registerBean(Tidings.class, () -> tidings);
                    registry.registerBean(ConsultationLog.class, () -> new ConsultationLog(consultations, clock));
                    registry.registerBean(Outbox.class, () -> outbox, bean -> bean.setPrimary(true));
                })
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.threads.virtual.enabled=true",
                        "--spring.main.banner-mode=off",
                        "--spring.jmx.enabled=false",
                        "--management.endpoints.web.exposure.include=health,prometheus,metrics",
                        "--management.endpoint.health.probes.enabled=true",
                        "--management.endpoint.health.group.readiness.include=readinessState",
                        "--management.tracing.export.enabled=false",
                        "--gateway.limits.in-flight-writes=64",
                        "--gateway.hub.url=" + documents.url(),
                        "--gateway.documents.clamd.host=127.0.0.1",
                        "--gateway.documents.clamd.port=" + clamd.port(),
                        "--gateway.security.national-issuer=" + nationalIssuer,
                        "--gateway.security.hub-issuer=" + hubIssuer);
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The web packages alone, with what production wires from its own configuration. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration"
            })
    @ComponentScan({
        "org.borderexchange.gateway.alert.web",
        "org.borderexchange.gateway.check.web",
        "org.borderexchange.gateway.hit.web",
        "org.borderexchange.gateway.casework.web",
        "org.borderexchange.gateway.casework.document",
        "org.borderexchange.gateway.security",
        "org.borderexchange.gateway.problem"
    })
    @ConfigurationPropertiesScan({
        "org.borderexchange.gateway.alert.web",
        "org.borderexchange.gateway.casework.document",
        "org.borderexchange.gateway.security"
    })
    static class WebSide {

        @Bean
        CountryCode country() {
            return RS;
        }

        @Bean
        Supplier<ExchangeDirectory> directory() {
            return GatewayOverHttp::directory;
        }

        @Bean
        AlertService alertService(Alerts alerts, Supplier<ExchangeDirectory> directory, Clock clock) {
            return new AlertService(alerts, directory, validity(), RS, clock);
        }

        @Bean
        Receptions receptions(Receipts receipts) {
            return new Receptions(receipts);
        }

        /** Every alert that is received is Bosnia and Herzegovina's, and every hit is between an alert of its and one of Serbia's. */
        @Bean
        ReceiptService receiptService(Receipts receipts, Clock clock) {
            return new ReceiptService(receipts, subject -> Optional.of(Set.of(BA)), RS, clock);
        }

        @Bean
        HitService hitService(
                Hits hits,
                Verdicts verdicts,
                Receptions receptions,
                VisibleAlerts alerts,
                CasesOfHits cases,
                Clock clock) {
            return new HitService(hits, verdicts, receptions, alerts, (own, other) -> true, cases, RS, clock);
        }

        @Bean
        HeldCases heldCases(Cases cases) {
            return new HeldCases(cases);
        }

        @Bean
        Casework casework(
                Cases cases, Operations operations, Entries entries, VisibleAlerts alerts, HitService hitService) {
            return new Casework(cases, operations, entries, alerts, hitService);
        }

        @Bean
        CaseActService caseActService(
                CaseActs acts,
                Casework casework,
                Cases cases,
                Operations operations,
                Entries entries,
                VisibleAlerts alerts,
                Supplier<ExchangeDirectory> directory,
                Clock clock) {
            var copies = new CaseActService.Copies(cases, operations, entries);
            return new CaseActService(acts, casework, copies, alerts, directory, RS, clock);
        }

        @Bean
        AlertJson alertJson(Clock clock) {
            return new AlertJson(clock);
        }
    }

    /** The local stack's groups as far as tests need them; Serbia is no member of {@code container-security}. */
    public static ExchangeDirectory directory() {
        var groups = new java.util.HashMap<WorkingGroup, Group>();
        for (var group : List.of(
                group("stolen-vehicles", List.of(RS, BA, ME), ContentType.STOLEN_VEHICLE),
                group("smuggling", List.of(RS, BA, ME), ContentType.SMUGGLING),
                group("migration", List.of(RS, BA, ME), ContentType.IRREGULAR_MIGRATION),
                group("firearms", List.of(RS, BA), ContentType.SMUGGLING),
                group("container-security", List.of(BA, ME), ContentType.SMUGGLING))) {
            groups.put(group.id(), group);
        }
        var countries = List.of(
                new Country(RS, "Serbia", memberships(List.of(RS))),
                new Country(BA, "Bosnia and Herzegovina", memberships(List.of(BA))),
                new Country(ME, "Montenegro", memberships(List.of(ME))));
        return new ExchangeDirectory(countries, groups, Map.of());
    }

    public static Validity validity() {
        var tenYears = new Validity.Limit(Period.ofYears(10), Period.ofYears(10));
        var fiveYears = new Validity.Limit(Period.ofYears(5), Period.ofYears(5));
        var limits = new EnumMap<ContentType, Validity.Limits>(ContentType.class);
        for (var type : ContentType.values()) {
            limits.put(type, new Validity.Limits(tenYears, fiveYears));
        }
        return new Validity(limits);
    }

    /** One of the API's examples: {@code stolen-vehicle}, {@code smuggling} or {@code irregular-migration}; without a national reference. */
    public static ObjectNode example(String name) {
        try (var file = GatewayOverHttp.class.getResourceAsStream("/openapi/" + name + ".json")) {
            var example = (ObjectNode) JSON.readTree(java.util.Objects.requireNonNull(file));
            example.remove("nationalReference");
            return example;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The example with something changed at a slash-separated path, e.g. {@code content/vin}. */
    public static ObjectNode example(String name, Consumer<ObjectNode> change) {
        var example = example(name);
        change.accept(example);
        return example;
    }

    public static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text);
    }

    public String token(String role) {
        return tokens.computeIfAbsent(
                role, r -> (r.equals("operator") || r.equals("hub-analyst") ? hub : national).token(r));
    }

    public Answer post(String role, String path, Object body, String... headers) {
        return send("POST", path, String.valueOf(body), bearer(role, "application/json", headers));
    }

    public Answer put(String role, String path, Object body, String... headers) {
        return send("PUT", path, String.valueOf(body), bearer(role, "application/json", headers));
    }

    public Answer get(String role, String path, String... headers) {
        return send("GET", path, "", bearer(role, null, headers));
    }

    public Answer batch(String role, String lines) {
        return send("POST", "/api/v1/alerts/batch", lines, bearer(role, NDJSON));
    }

    /** Issues as duty officer. */
    public Answer issue(Object body, String... headers) {
        return post("duty-officer", "/api/v1/alerts", body, headers);
    }

    /** @param headers {@code Content-Type} among them, or none is sent */
    public Answer upload(String role, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .headers(bearer(role, null, headers).toArray(String[]::new))
                .POST(body)
                .build();
        return send(request);
    }

    public Answer send(String method, String path, String body, List<String> headers) {
        return send(port, method, path, body, headers);
    }

    public Answer send(int toPort, String method, String path, String body, List<String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + toPort + path))
                .method(
                        method,
                        body.isEmpty() && !method.equals("POST") && !method.equals("PUT")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            return new Answer(http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private List<String> bearer(String role, @Nullable String contentType, String... more) {
        var headers = new ArrayList<>(List.of("Authorization", "Bearer " + token(role)));
        if (contentType != null && !List.of(more).contains("Content-Type")) {
            headers.addAll(List.of("Content-Type", contentType));
        }
        headers.addAll(List.of(more));
        return headers;
    }

    private static Group group(String id, List<CountryCode> members, ContentType... types) {
        return new Group(new WorkingGroup(id), "Group " + id, java.util.Set.of(types), memberships(members));
    }

    private static List<Membership> memberships(List<CountryCode> countries) {
        var from = Instant.parse("2026-01-01T00:00:00Z");
        return countries.stream()
                .map(country -> new Membership(country, from, java.util.Optional.empty()))
                .toList();
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Id of the alert that was answered. */
        public String id() {
            return json().get("id").stringValue();
        }

        /** Slug of the problem that was answered, with its media type checked. */
        public String problem() {
            if (!header("Content-Type").equals("application/problem+json")) {
                throw new AssertionError("no problem, but " + header("Content-Type") + " with status " + status());
            }
            return json().get("type").stringValue().replace("urn:border-exchange:problem:", "");
        }

        /** Pointers of the problem's errors, in order. */
        public List<String> pointers() {
            var pointers = new ArrayList<String>();
            json().path("errors")
                    .forEach(error -> pointers.add(error.get("pointer").stringValue()));
            return pointers;
        }
    }
}
