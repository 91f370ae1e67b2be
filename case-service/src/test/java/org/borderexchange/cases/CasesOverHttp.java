package org.borderexchange.cases;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.borderexchange.cases.casefile.CaseProjection;
import org.borderexchange.cases.casefile.ToldOfCase;
import org.borderexchange.cases.generation.Generation;
import org.borderexchange.cases.generation.Generation.Phase;
import org.borderexchange.cases.generation.Generations;
import org.borderexchange.cases.generation.PresentGeneration;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.HitEvents;
import org.borderexchange.cases.hit.HitProjection;
import org.borderexchange.cases.hit.HitView;
import org.borderexchange.local.store.DurableStore;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The web side on a real server with real tokens, over a real store, without a broker. Started once for all tests, which therefore use
 * hits of their own and leave clock and generation as they found them.
 */
public final class CasesOverHttp {

    private static final int GENERATION = 1;
    private static final CasesOverHttp STARTED = new CasesOverHttp();

    public final SettableClock clock = new SettableClock(HitEvents.NOW);
    public final TestIssuer rs;
    public final TestIssuer ba;
    public final TestIssuer hub;
    public final TestIssuer stranger;

    private final DurableStore store = DurableStore.inMemory();
    private final PresentGeneration present = new PresentGeneration();
    private final HttpClient http = HttpClient.newHttpClient();
    private final GenericApplicationContext context;

    public static CasesOverHttp started() {
        return STARTED;
    }

    private CasesOverHttp() {
        try {
            var provider = TestIssuer.startServer();
            rs = TestIssuer.on(provider, "/rs", "RS", clock);
            ba = TestIssuer.on(provider, "/ba", "BA", clock);
            hub = TestIssuer.on(provider, "/hub", "HUB", clock);
            stranger = TestIssuer.on(provider, "/xx", "RS", clock);
        } catch (IOException | JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        isIn(Phase.CURRENT);
        context = start(rs.uri());
    }

    private GenericApplicationContext start(String issuerOfSerbia) {
        var database = MongoClients.create(store.connectionString("")).getDatabase("hub");
        return (GenericApplicationContext) new SpringApplicationBuilder(WebSide.class)
                .initializers(beans -> {
                    var registry = (GenericApplicationContext) beans;
                    registry.registerBean(Clock.class, () -> clock);
                    registry.registerBean(MongoDatabase.class, () -> database);
                    registry.registerBean(PresentGeneration.class, () -> present);
                    registry.registerBean(Generations.class, () -> new SeenGeneration(present));
                })
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.jmx.enabled=false",
                        "--management.tracing.export.enabled=false",
                        "--management.endpoint.health.group.readiness.include=readinessState",
                        "--management.health.mongo.enabled=false",
                        "--case-service.security.issuers.RS=" + issuerOfSerbia,
                        "--case-service.security.issuers.BA=" + ba.uri(),
                        "--case-service.security.issuers.HUB=" + hub.uri());
    }

    /** The web packages and their stores alone. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration"
            })
    @ComponentScan({
        "org.borderexchange.cases.attachment",
        "org.borderexchange.cases.casefile",
        "org.borderexchange.cases.hit",
        "org.borderexchange.cases.security",
        "org.borderexchange.cases.problem"
    })
    @ConfigurationPropertiesScan({"org.borderexchange.cases.attachment", "org.borderexchange.cases.security"})
    static class WebSide {}

    /** Another instance, which cannot reach the issuer of Serbia. @return its port */
    public int startWithoutIssuerOfSerbia(String issuer) {
        return port(start(issuer));
    }

    public void isIn(Phase phase) {
        present.is(new Generation(GENERATION, phase));
    }

    public void project(List<HitView> views, List<GivenVerdict> verdicts) {
        context.getBean(HitProjection.class).apply(GENERATION, views, verdicts);
    }

    public void project(ToldOfCase... told) {
        context.getBean(CaseProjection.class).apply(GENERATION, List.of(told));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** @param who {@code <cc>.<role>}, e.g. {@code rs.analyst} */
    public Answer get(String who, String path) {
        return send("GET", path, token(who));
    }

    public String token(String who) {
        var issuer = switch (who.substring(0, who.indexOf('.')).toLowerCase(Locale.ROOT)) {
            case "rs" -> rs;
            case "ba" -> ba;
            case "hub" -> hub;
            default -> stranger;
        };
        return issuer.token(who.substring(who.indexOf('.') + 1));
    }

    /** @param token empty: none is sent */
    public Answer send(String method, String path, String token) {
        return send(port(context), method, path, token);
    }

    public Answer send(int port, String method, String path, String token) {
        var request = HttpRequest.newBuilder(uri(port, path)).method(method, BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    public HttpResponse<byte[]> getBytes(String who, String path) {
        return answer(
                HttpRequest.newBuilder(uri(port(context), path)).header("Authorization", "Bearer " + token(who)),
                BodyHandlers.ofByteArray());
    }

    /** @param length whether it is told in advance how many there are */
    public Answer put(String who, String path, byte[] bytes, boolean length) {
        var body = BodyPublishers.ofByteArray(bytes);
        return send(HttpRequest.newBuilder(uri(port(context), path))
                .PUT(length ? body : BodyPublishers.fromPublisher(body))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer " + token(who)));
    }

    private Answer send(HttpRequest.Builder request) {
        return new Answer(answer(request, BodyHandlers.ofString()));
    }

    private <T> HttpResponse<T> answer(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private record SeenGeneration(PresentGeneration present) implements Generations {

        @Override
        public Optional<Generation> find() {
            return present.seen();
        }

        @Override
        public boolean create(Generation first) {
            return false;
        }

        @Override
        public boolean replace(Generation seen, Generation next) {
            return false;
        }
    }

    private static int port(GenericApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
