package org.borderexchange.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.borderexchange.notification.stream.GrowingLog.ALERT;
import static org.borderexchange.notification.stream.GrowingLog.NOW;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.borderexchange.notification.SettableClock;
import org.borderexchange.notification.TestExchange;
import org.borderexchange.notification.delivery.Addressing;
import org.borderexchange.notification.delivery.DeliveryMetrics;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.event.KnownStandings;
import org.borderexchange.notification.event.NoIncidents;
import org.borderexchange.notification.event.PresentSight;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.security.Caller;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.InMemorySubscriptions;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.notification.subscription.Matcher;
import org.borderexchange.notification.subscription.Owner;
import org.borderexchange.notification.subscription.Subscription;
import org.borderexchange.notification.subscription.SubscriptionService;
import org.borderexchange.notification.subscription.Terms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Readers over HTTP, against a real server. */
class StreamControllerTest {

    private static final String STREAM = "/api/v1/subscriptions/S-1/stream";
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(2);

    /** So many fill every buffer between a server and a client that does not read. */
    private static final int NOTICES = 400;

    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final SettableClock clock = new SettableClock(NOW);
    private final Matcher matcher = new Matcher(subscriptions, clock);
    private final KnownStandings standings = new KnownStandings();
    private final GrowingLog log = new GrowingLog("x".repeat(30_000));
    private final StreamHub hub = new StreamHub(
            log,
            matcher,
            new PresentSight(standings, new TestExchange()::directory, clock),
            new Addressing(subscriptions, (roster, number) -> Optional.empty(), new NoIncidents()),
            new Links(Map.of()),
            new DeliveryMetrics(new SimpleMeterRegistry(), clock));
    private final Tomcat tomcat = new Tomcat();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws LifecycleException {
        standings.alert(ALERT, false);
        var terms =
                new Terms("all", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Language.ENGLISH);
        var owner = new Owner(new Reader("BA"), "analyst");
        subscriptions.insert(new Subscription("S-1", owner, 1, NOW, terms, new Channel.Sse(), Set.of()));
        var controller = new StreamController(
                new SubscriptionService(subscriptions, Duration.ofHours(24), clock),
                matcher,
                hub,
                new StreamProperties(Duration.ofMillis(100), Duration.ofMillis(500)),
                clock);
        var protocol = new Http11NioProtocol();
        protocol.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        protocol.setConnectionTimeout(Math.toIntExact(WRITE_TIMEOUT.toMillis()));
        protocol.setAddress(InetAddress.getLoopbackAddress());
        var connector = new Connector(protocol);
        connector.setPort(0);
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector);
        var web = tomcat.addContext("", null);
        var beans = new AnnotationConfigWebApplicationContext();
        beans.register(Web.class);
        beans.addBeanFactoryPostProcessor(factory -> factory.registerSingleton("controller", controller));
        Tomcat.addServlet(web, "dispatcher", new DispatcherServlet(beans)).setLoadOnStartup(1);
        web.addServletMappingDecoded("/", "dispatcher");
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        hub.close();
        client.close();
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void aSilentStreamIsKeptAliveAndSaysWhereItStands() throws Exception {
        try (var desk = new Desk(Optional.empty())) {
            await().until(() -> desk.count(":") >= 3);

            assertThat(desk.ids()).containsOnly(StreamPosition.text("S-1", 0));
            assertThat(desk.lines).noneMatch(line -> line.startsWith("data:"));
        }
        await().until(() -> hub.openStreams() == 0);
    }

    @Test
    void whoeverReadsTooSlowlyIsDroppedHoldsNobodyUpAndMissesNothingWhenHeComesBack() throws Exception {
        String position;
        try (var desk = new Desk(Optional.empty());
                var sleeper = sleeper()) {
            await().until(() -> hub.openStreams() == 2);

            log.grow(NOTICES);
            hub.look();

            await().until(() -> desk.count("event: ALERT_ISSUED") == NOTICES);
            await().until(() -> hub.openStreams() == 1);
            assertThat(desk.ended).isFalse();
            position = lastPosition(sleeper);
        }
        long reached = StreamPosition.parse("S-1", position).orElseThrow();
        assertThat(reached).isLessThan(NOTICES);
        try (var again = new Desk(Optional.of(position))) {
            await().until(() -> again.count("event: ALERT_ISSUED") == NOTICES - reached);

            assertThat(again.count("event: reset")).isZero();
            assertThat(again.ids())
                    .startsWith(IntStream.range(Math.toIntExact(reached), NOTICES + 1)
                            .mapToObj(place -> StreamPosition.text("S-1", place))
                            .toArray(String[]::new));
        }
    }

    /** Connects, asks, and reads nothing. */
    private Socket sleeper() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        var request = "GET %s HTTP/1.1\r\nHost: desk\r\nAccept: text/event-stream\r\n\r\n".formatted(STREAM);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** That of the last event which is complete, as clients remember it. */
    private static String lastPosition(Socket dropped) {
        var received = new StringBuilder();
        try {
            var buffer = new byte[8192];
            for (int read = 0; read >= 0; read = dropped.getInputStream().read(buffer)) {
                received.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
            }
        } catch (IOException cutOff) {
            // what had arrived was read before
        }
        var text = received.toString().replaceAll("\r\n[0-9a-f]+\r\n", "");
        var complete = text.substring(0, text.lastIndexOf("\n\n"));
        var last = complete.substring(complete.lastIndexOf("\nid: ") + "\nid: ".length());
        return last.lines().findFirst().orElseThrow();
    }

    private int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Whoever asks is the subscription's owner. */
    private static final class OwnerAsCaller implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Caller resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return new Caller("BA", "analyst", false, NOW.plusSeconds(600));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Web implements WebMvcConfigurer {

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new OwnerAsCaller());
        }
    }

    /** Reads what comes, line by line. */
    private final class Desk implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final HttpResponse<Stream<String>> response;
        private volatile boolean ended;

        Desk(Optional<String> lastEventId) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + STREAM))
                    .header("Accept", "text/event-stream");
            lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try {
                response.body().forEach(line -> lines.add(line.startsWith("data:") ? "data:" : line));
                ended = true;
            } catch (UncheckedIOException closedByTheTest) {
                // not an end that the server made
            }
        }

        long count(String line) {
            return lines.stream().filter(line::equals).count();
        }

        List<String> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id: "))
                    .map(line -> line.substring("id: ".length()))
                    .toList();
        }

        @Override
        public void close() {
            response.body().close();
        }
    }
}
