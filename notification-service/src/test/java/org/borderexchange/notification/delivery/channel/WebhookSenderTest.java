package org.borderexchange.notification.delivery.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.borderexchange.notification.TestServer;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.delivery.Message;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.delivery.Sender.Outcome;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.notification.subscription.SubscriptionService;
import org.borderexchange.schemas.codelist.EventKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {

    private static final Duration TIMEOUT = Duration.ofMillis(800);

    private final Clock clock = Clock.systemUTC();
    private final Links links = new Links(Map.of("BA", URI.create("https://gateway.ba/")));
    private final WebhookSender sender = sender(Set.of("127.0.0.1"));
    private final String secret = SubscriptionService.newSecret();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private WebhookSender sender(Set<String> allowed) {
        return new WebhookSender(new AddressGuard(allowed, AddressGuard.system()), TIMEOUT, links, clock);
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        for (var socket : open) {
            socket.close();
        }
    }

    static Message message() {
        var notice = new Notice(
                new Reader("BA"),
                "01K0000000000000000000000A",
                EventKind.ALERT_ISSUED,
                "RS-01K0000000000000000000000A",
                1,
                Instant.parse("2026-11-22T12:00:00Z"),
                "C-01K0000000000000000000000A",
                List.of("RS"),
                List.of("drugs"),
                List.of("SMUGGLING"),
                true,
                "cars <at> the border",
                "urgencies: URGENT");
        return new Message("N-1", "S-1", Language.ENGLISH, List.of(notice));
    }

    private Channel.Webhook webhook(URI url) {
        return new Channel.Webhook(url, List.of(Channel.Secret.lasting(secret)));
    }

    /** A server that does with each connection what a test wants. */
    private URI serving(Behaviour behaviour) throws IOException {
        var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (server) {
                while (true) {
                    var socket = server.accept();
                    open.add(socket);
                    Thread.ofVirtual().start(() -> {
                        try {
                            socket.getInputStream().read(new byte[8192]);
                            behaviour.answer(socket);
                        } catch (IOException gone) {
                            // the sender has cut it off
                        }
                    });
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook");
    }

    private interface Behaviour {
        void answer(Socket socket) throws IOException;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test
    void aReceiverCanVerifyWhatItGetsWithTheStandardsLibrary() throws IOException {
        try (var receiver = new TestServer()) {
            assertThat(sender.send(webhook(receiver.url()), message())).isEqualTo(Outcome.OK);

            var request = receiver.requests.getFirst();
            assertThat(request.id()).isEqualTo("N-1");
            assertThat(request.isSignedWith(secret)).isTrue();
            assertThat(request.isSignedWith(SubscriptionService.newSecret())).isFalse();
            assertThat(request.json().path("type").asString()).isEqualTo("ALERT_ISSUED");
            var data = request.json().path("data");
            assertThat(data.path("subjectId").asString()).isEqualTo("RS-01K0000000000000000000000A");
            assertThat(data.path("incident").asString()).isEqualTo("C-01K0000000000000000000000A");
            assertThat(data.path("summary").asString()).isEqualTo("alert issued (RS), smuggling, drugs, urgent");
            assertThat(data.path("why").path("condition").asString()).isEqualTo("urgencies: URGENT");
            assertThat(data.path("link").asString())
                    .isEqualTo("https://gateway.ba/api/v1/alerts/RS-01K0000000000000000000000A");
        }
    }

    @Test
    void whoseSecretCannotBeReadIsNotCalledAndTheReasonIsRecorded() throws IOException {
        try (var receiver = new TestServer()) {
            var closed = new Channel.Secret(Optional.empty(), Optional.empty(), Optional.of("AAAA"));

            var outcome = sender.send(new Channel.Webhook(receiver.url(), List.of(closed)), message());

            assertThat(outcome).isEqualTo(Outcome.failed("SECRET_UNREADABLE"));
            assertThat(receiver.requests).isEmpty();
        }
    }

    @Test
    void duringARotationBothSecretsVerifyAndAfterItTheNewOneAlone() throws IOException {
        var now = clock.instant();
        try (var receiver = new TestServer()) {
            var rotated = webhook(receiver.url())
                    .rotated("whsec_" + "bmV3IHNlY3JldCBvZiAzMiBieXRlcyBsZW5ndGghISE=", now.plusSeconds(60), now);
            var fresh = rotated.secrets().getFirst().text().orElseThrow();
            sender.send(rotated, message());
            assertThat(receiver.requests.getFirst().isSignedWith(secret)).isTrue();
            assertThat(receiver.requests.getFirst().isSignedWith(fresh)).isTrue();

            var later = Clock.fixed(now.plusSeconds(120), ZoneOffset.UTC);
            assertThat(rotated.secretsAt(later.instant())).containsExactly(fresh);
        }
    }

    @Test
    void whatFailsIsSaidInAWord() throws IOException {
        try (var receiver = new TestServer()) {
            receiver.answers(500);
            assertThat(sender.send(webhook(receiver.url()), message())).isEqualTo(Outcome.failed("HTTP 500"));
            receiver.answers(410);
            assertThat(sender.send(webhook(receiver.url()), message())).isEqualTo(Outcome.refused("HTTP 410"));
        }
        assertThat(sender.send(webhook(URI.create("http://127.0.0.1:1/")), message()))
                .isEqualTo(Outcome.failed("CANNOT_CONNECT"));
        assertThat(sender.send(webhook(URI.create("https://does-not-exist.invalid/")), message()))
                .isEqualTo(Outcome.failed("HOST_UNKNOWN"));
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (var inside = new TestServer();
                var receiver = new TestServer()) {
            receiver.redirectsTo(inside.url());

            assertThat(sender.send(webhook(receiver.url()), message())).isEqualTo(Outcome.failed("REDIRECT"));
            assertThat(inside.requests).isEmpty();
        }
    }

    @Test
    void whatLeadsInwardIsRefusedWhenItIsSentWhateverWasSaidWhenItWasSaved() throws IOException {
        try (var inside = new TestServer();
                var strict = sender(Set.of())) {
            for (var url : List.of(
                    inside.url(),
                    URI.create("http://localhost:" + inside.url().getPort() + "/hook"),
                    URI.create("http://2130706433:" + inside.url().getPort() + "/hook"),
                    URI.create("http://[::ffff:127.0.0.1]:" + inside.url().getPort() + "/hook"),
                    URI.create("http://169.254.169.254/latest/meta-data/"))) {
                assertThat(strict.send(webhook(url), message()))
                        .as(url.toString())
                        .isEqualTo(Outcome.failed("ADDRESS_REFUSED"));
            }
            assertThat(inside.requests).isEmpty();
        }
    }

    @Test
    void anEndpointThatHangsIsLeftAfterTheTimeout() throws IOException {
        var hanging = serving(socket -> socket.getInputStream().read());
        var began = System.nanoTime();

        assertThat(sender.send(webhook(hanging), message())).isEqualTo(Outcome.failed("TIMED_OUT"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(5));
    }

    @Test
    void anEndpointThatSendsADropNowAndThenIsLeftAfterTheTimeoutAsWell() throws IOException {
        var dripping = serving(socket -> {
            write(socket, "HTTP/1.1 200 OK\r\n");
            while (true) {
                write(socket, "x: y\r\n");
                LockSupport.parkNanos(50_000_000);
            }
        });

        assertThat(sender.send(webhook(dripping), message()).delivered()).isFalse();
    }

    @Test
    void anEndpointThatClosesEarlyHasNotReceived() throws IOException {
        var closing = serving(Socket::close);
        assertThat(sender.send(webhook(closing), message())).isEqualTo(Outcome.failed("CLOSED_EARLY"));
    }

    @Test
    void ofAnAnswerOfTenMegabytesLittleIsRead() throws IOException {
        var written = new AtomicLong();
        var talking = serving(socket -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n");
            var block = "x".repeat(64 * 1024);
            for (int part = 0; part < 160; part++) {
                write(socket, block);
                written.addAndGet(block.length());
            }
        });

        assertThat(sender.send(webhook(talking), message())).isEqualTo(Outcome.OK);
        assertThat(written.get()).isLessThan(10_485_760);
    }
}
