package org.borderexchange.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.borderexchange.gateway.feed.FeedEvents.BA;
import static org.borderexchange.gateway.feed.FeedEvents.RS;
import static org.borderexchange.gateway.feed.FeedEvents.alertOf;
import static org.borderexchange.gateway.feed.FeedEvents.amended;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.kafka.common.TopicPartition;
import org.borderexchange.gateway.audit.ConsultationLog;
import org.borderexchange.gateway.audit.ConsultationsInMemory;
import org.borderexchange.gateway.security.Caller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
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

/** Desks over HTTP, against a real server. */
class EventStreamTest {

    private static final TopicPartition GROUP = new TopicPartition("exchange.group.drugs.v1", 0);
    private static final String TOKEN_EXPIRES = "token-expires";
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(3);
    private static final int CAPACITY = 1_000;

    /** Enough of them fill every buffer between a server and a client that does not read. */
    private static final String LONG_TEXT = "x".repeat(30_000);

    private final DeskFeed feed = new DeskFeed(CAPACITY, RS);
    private final Tomcat tomcat = new Tomcat();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws LifecycleException {
        feed.begin(Map.of(GROUP, 0L));
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
        beans.addBeanFactoryPostProcessor(factory -> factory.registerSingleton("deskFeed", feed));
        Tomcat.addServlet(web, "dispatcher", new DispatcherServlet(beans)).setLoadOnStartup(1);
        web.addServletMappingDecoded("/", "dispatcher");
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        feed.close();
        client.close();
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void deskSeesEventsAsTheyCome() throws Exception {
        try (var desk = new Desk(Optional.empty(), Optional.empty())) {
            assertThat(desk.response.statusCode()).isEqualTo(200);
            assertThat(desk.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
            assertThat(desk.header("Cache-Control")).isEqualTo("no-store");
            assertThat(desk.header("X-Accel-Buffering")).isEqualTo("no");
            await().until(() -> feed.openStreams() == 1);

            feed.show(GROUP, 0, amended(alertOf(BA), 1, LONG_TEXT));

            await().until(() -> desk.lines.contains("event: ALERT_AMENDED"));
        }
        await().until(() -> feed.openStreams() == 0);
    }

    @Test
    void deskThatComesBackGoesOnWhereItLeftOff() throws Exception {
        String id;
        try (var desk = new Desk(Optional.empty(), Optional.empty())) {
            await().until(() -> desk.lastId().isPresent());
            id = desk.lastId().orElseThrow();
        }
        var missed = alertOf(BA);
        feed.show(GROUP, 0, amended(missed, 1, LONG_TEXT));

        try (var again = new Desk(Optional.of(id), Optional.empty())) {
            await().until(() -> again.received().contains(missed.toString()));
        }
    }

    @Test
    void silentStreamIsKeptAlive() throws Exception {
        try (var desk = new Desk(Optional.empty(), Optional.empty())) {
            await().until(() -> desk.lines.stream().filter(":"::equals).count() >= 3);
        }
    }

    @Test
    void streamEndsWithTheToken() throws Exception {
        // The controller of this test runs on the system's clock, and Tomcat writes in real time.
        try (var desk = new Desk(Optional.empty(), Optional.of(Instant.now().plusSeconds(1)))) {
            await().until(() -> desk.lastId().isPresent());

            await().until(() -> desk.ended);
        }
    }

    @Test
    void deskThatDoesNotReadIsDroppedWhileOthersGoOn() throws Exception {
        int events = CAPACITY / 2;
        try (var reader = new Desk(Optional.empty(), Optional.empty());
                var sleeper = sleeper()) {
            await().until(() -> feed.openStreams() == 2);

            for (int offset = 0; offset < events; offset++) {
                feed.show(GROUP, offset, amended(alertOf(BA), 1, LONG_TEXT));
            }

            await().until(() ->
                    reader.lines.stream().filter("event: ALERT_AMENDED"::equals).count() == events);
            await().until(() -> feed.openStreams() == 1);
            assertThat(sleeper.isConnected()).isTrue();
            assertThat(reader.ended).isFalse();
        }
    }

    private Socket sleeper() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        var request = "GET /api/v1/events HTTP/1.1\r\nHost: desk\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Whoever asks is known, by a token that expires when he says. */
    private static final class AnybodyAsCaller implements HandlerMethodArgumentResolver {

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
            var expires = request.getHeader(TOKEN_EXPIRES);
            return new Caller(BA, "duty officer", Set.of(), expires == null ? Instant.MAX : Instant.parse(expires));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Web implements WebMvcConfigurer {

        @Bean
        EventStreamController controller(DeskFeed feed) {
            return new EventStreamController(
                    feed,
                    new ConsultationLog(new ConsultationsInMemory(), Clock.systemUTC()),
                    new FeedProperties(CAPACITY, Duration.ofMillis(100)),
                    Clock.systemUTC());
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new AnybodyAsCaller());
        }
    }

    /** Reads what comes, line by line. */
    private final class Desk implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final HttpResponse<Stream<String>> response;
        private volatile boolean ended;

        Desk(Optional<String> lastEventId, Optional<Instant> tokenExpires) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1/events"))
                    .header("Accept", "text/event-stream");
            lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
            tokenExpires.ifPresent(moment -> request.header(TOKEN_EXPIRES, moment.toString()));
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try {
                response.body().forEach(line -> lines.add(line.startsWith("data:") ? line.substring(0, 80) : line));
                ended = true;
            } catch (UncheckedIOException closedByTheTest) {
                // not an end that the server made
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String received() {
            return String.join("\n", lines);
        }

        Optional<String> lastId() {
            return lines.stream()
                    .filter(line -> line.startsWith("id: "))
                    .map(line -> line.substring("id: ".length()))
                    .reduce((earlier, later) -> later);
        }

        @Override
        public void close() {
            response.body().close();
        }
    }
}
