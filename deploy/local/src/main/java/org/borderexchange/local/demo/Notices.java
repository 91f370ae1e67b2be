package org.borderexchange.local.demo;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three subscribers, each with another channel: a stream, a webhook whose receiver verifies the signatures, and mail. */
final class Notices implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";

    private record Made(String id, String country, String role) {}

    private final List<Made> made = new ArrayList<>();
    private final URI service;
    private final BinaryOperator<String> tokens;
    private final Path mails;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Screen screen;
    private final Duration patience;
    private final HttpServer receiver;
    private final AtomicInteger verified = new AtomicInteger();
    private final AtomicInteger forged = new AtomicInteger();
    private final Desk stream = new Desk("BA");
    private volatile @Nullable Webhook secret;
    private String address = "";

    /**
     * @param service base address of notification-service
     * @param tokens by country and role
     * @param mails folder in which the sink puts each mail
     */
    Notices(URI service, BinaryOperator<String> tokens, Path mails, Screen screen, Duration patience)
            throws IOException {
        this.service = service;
        this.tokens = tokens;
        this.mails = mails;
        this.screen = screen;
        this.patience = patience;
        this.receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", this::receive);
        receiver.start();
    }

    /** What happens from now on they are told. @param run distinguishes the runs of the demo */
    void subscribe(String run) throws Fault, IOException, InterruptedException {
        var toStream = create("BA", "analyst", """
                {"name": "Everything for BA", "channel": {"kind": "SSE"}}""");
        follow(toStream.path("id").asString());
        var toWebhook =
                create("ME", "duty-officer", """
                {"name": "Alerts for ME", "events": ["ALERT_ISSUED"], "channel": {"kind": "WEBHOOK", "url": "http://127.0.0.1:%d/hook"}}""".formatted(receiver.getAddress().getPort()));
        try {
            secret = new Webhook(toWebhook.path("channel").path("secret").asString());
        } catch (EmptyWebhookSecretException none) {
            throw new Fault("the webhook has no secret");
        }
        address = "desk-" + run + "@rs.example";
        create("RS", "analyst", """
                {"name": "Погоци Србије", "events": ["HIT_RAISED"], "language": "sr-Cyrl", "channel": {"kind": "EMAIL", "address": "%s"}}""".formatted(address));
    }

    private JsonNode create(String country, String role, String body) throws Fault, IOException, InterruptedException {
        var request = request(SUBSCRIPTIONS, country, role)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new Fault("a subscription was answered " + response.statusCode());
        }
        var created = JSON.readTree(response.body());
        made.add(new Made(created.path("id").asString(), country, role));
        return created;
    }

    private void follow(String id) throws Fault, IOException, InterruptedException {
        var request =
                request(SUBSCRIPTIONS + "/" + id + "/stream", "BA", "analyst").header("Accept", "text/event-stream");
        var response = http.send(request.build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new Fault("a stream was answered " + response.statusCode());
        }
        stream.follow(response.body());
    }

    private HttpRequest.Builder request(String path, String country, String role) {
        return HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + tokens.apply(country, role));
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean genuine = isGenuine(headers, body);
        (genuine ? verified : forged).incrementAndGet();
        exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
        exchange.close();
    }

    private boolean isGenuine(TreeMap<String, List<String>> headers, String body) {
        var known = secret;
        if (known == null) {
            return false;
        }
        try {
            known.verify(body, headers);
            return true;
        } catch (WebhookVerificationException notSigned) {
            return false;
        }
    }

    /** What each of them was told, the mail in full. */
    void show() throws Fault, IOException, InterruptedException {
        screen.headline("Meanwhile three subscribers were told, each by the channel he chose.");
        var onStream = stream.await(arrival -> arrival.kind().equals("ALERT_ISSUED"), patience);
        if (onStream.isEmpty()) {
            throw new Fault("nothing came on the stream");
        }
        screen.pair("BA analyst, stream", onStream.get().data().path("summary").asString(""));
        if (verified.get() == 0 || forged.get() > 0) {
            throw new Fault(
                    "the webhook got %d signed and %d unsigned requests".formatted(verified.get(), forged.get()));
        }
        screen.pair("ME duty officer, webhook", "%d notices, every signature verified".formatted(verified.get()));
        showMail();
    }

    private void showMail() throws Fault, IOException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        var found = firstMail();
        while (found.isEmpty() && System.nanoTime() < deadline) {
            stream.await(never -> false, Duration.ofMillis(100));
            found = firstMail();
        }
        if (found.isEmpty()) {
            throw new Fault("no mail came");
        }
        try {
            var mail = found.get();
            screen.pair("RS analyst, mail", mail.getSubject());
            plain(mail).lines().filter(line -> !line.isBlank()).forEach(line -> screen.say("      " + line));
        } catch (MessagingException malformed) {
            throw new Fault("the mail cannot be read");
        }
    }

    private Optional<MimeMessage> firstMail() throws IOException {
        if (!Files.exists(mails)) {
            return Optional.empty();
        }
        try (var files = Files.list(mails)) {
            for (var file : files.filter(one -> one.toString().endsWith(".eml")).toList()) {
                try (var bytes = Files.newInputStream(file)) {
                    var mail = new MimeMessage(Session.getInstance(new Properties()), bytes);
                    if (mail.getAllRecipients()[0].toString().equals(address)) {
                        return Optional.of(mail);
                    }
                } catch (MessagingException malformed) {
                    // not one of ours
                }
            }
        }
        return Optional.empty();
    }

    /** The first leaf that is plain text. */
    private static String plain(Part part) throws IOException, MessagingException {
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                var text = plain(parts.getBodyPart(index));
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
        return part.isMimeType("text/plain") ? part.getContent().toString() : "";
    }

    /** Unsubscribes: nobody listens any more. */
    @Override
    public void close() {
        for (var subscription : made) {
            var path = SUBSCRIPTIONS + "/" + subscription.id();
            http.sendAsync(
                            request(path, subscription.country(), subscription.role())
                                    .DELETE()
                                    .build(),
                            BodyHandlers.discarding())
                    .orTimeout(patience.toSeconds(), TimeUnit.SECONDS)
                    .handle((answer, failure) -> answer)
                    .join();
        }
        http.shutdownNow();
        receiver.stop(0);
    }
}
