package org.borderexchange.notification.delivery.channel;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.delivery.Message;
import org.borderexchange.notification.delivery.NoticeView;
import org.borderexchange.notification.delivery.Sender;
import org.borderexchange.notification.subscription.Channel;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls webhooks as Standard Webhooks says: {@code webhook-id}, {@code webhook-timestamp}, and {@code webhook-signature} with
 * one signature for each secret that is good now. A new connection for each try, to an address that {@link AddressGuard} admitted for it; no
 * redirects; time and what is read of the answer are bounded.
 */
final class WebhookSender implements Sender, AutoCloseable {

    /** The answer's body means nothing; what is small is read so that the other side need not see its connection cut. */
    private static final int MOST_READ = 16 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
    private final Duration timeout;
    private final Links links;
    private final Clock clock;

    WebhookSender(AddressGuard guard, Duration timeout, Links links, Clock clock) {
        this.timeout = timeout;
        this.links = links;
        this.clock = clock;
        var limit = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setMaxConnTotal(512)
                .setMaxConnPerRoute(16)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(limit)
                        .setSocketTimeout(limit)
                        .build())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        // Whoever waits for a receiver that is busy must not hold a place that others need.
                        .setConnectionRequestTimeout(Timeout.ofMilliseconds(500))
                        .setResponseTimeout(limit)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("border-exchange-notifications/1")
                .build();
    }

    @Override
    public boolean serves(Channel channel) {
        return channel instanceof Channel.Webhook;
    }

    @Override
    public Outcome send(Channel channel, Message message) {
        var webhook = (Channel.Webhook) channel;
        var secrets = webhook.secretsAt(clock.instant());
        if (secrets.isEmpty()) {
            return Outcome.failed("SECRET_UNREADABLE");
        }
        var body = body(message);
        var request = new HttpPost(webhook.url());
        request.setEntity(new ByteArrayEntity(
                body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON.withCharset((String) null)));
        long now = clock.instant().getEpochSecond();
        request.setHeader("webhook-id", message.id());
        request.setHeader("webhook-timestamp", String.valueOf(now));
        request.setHeader("webhook-signature", signatures(secrets, message.id(), now, body));
        var late = new AtomicBoolean();
        var deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, response -> outcome(request, response));
        } catch (IOException failure) {
            return Outcome.failed(late.get() ? "TIMED_OUT" : reason(failure));
        } catch (IllegalArgumentException | IllegalStateException noRequest) {
            return Outcome.failed(late.get() ? "TIMED_OUT" : "FAULT");
        } finally {
            deadline.cancel(false);
        }
    }

    private static Outcome outcome(HttpPost request, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        var entity = response.getEntity();
        if (entity != null) {
            drain(entity.getContent(), request);
        }
        if (status / 100 == 2) {
            return Outcome.OK;
        }
        if (status / 100 == 3) {
            return Outcome.failed("REDIRECT");
        }
        // Standard Webhooks: whoever answers so wants no more.
        return status == HttpStatus.SC_GONE ? Outcome.refused("HTTP 410") : Outcome.failed("HTTP " + status);
    }

    /** What its status says counts, whatever becomes of the rest. */
    private static void drain(InputStream content, HttpPost request) {
        try {
            if (content.readNBytes(MOST_READ).length == MOST_READ) {
                request.cancel();
            }
        } catch (IOException cutOff) {
            request.cancel();
        }
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AddressGuard.Inward inward -> "ADDRESS_REFUSED";
            case UnknownHostException unknown -> "HOST_UNKNOWN";
            case SocketTimeoutException silent -> "TIMED_OUT";
            case ConnectionRequestTimeoutException busy -> "RECEIVER_BUSY";
            case SSLException untrusted -> "TLS";
            case NoHttpResponseException closed -> "CLOSED_EARLY";
            case ConnectionClosedException closed -> "CLOSED_EARLY";
            case ConnectException away -> "CANNOT_CONNECT";
            case SocketException closed -> "CLOSED_EARLY";
            default -> "CANNOT_CONNECT";
        };
    }

    private static String signatures(List<String> secrets, String id, long timestamp, String body) {
        return secrets.stream().map(secret -> sign(secret, id, timestamp, body)).collect(Collectors.joining(" "));
    }

    private static String sign(String secret, String id, long timestamp, String body) {
        try {
            return new Webhook(secret).sign(id, timestamp, body);
        } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String body(Message message) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (message.isTest()) {
            body.put("type", "TEST");
            body.put("timestamp", clock.instant().toString());
            body.put("data", Map.of("id", message.id(), "why", Map.of("subscriptionId", message.subscription())));
        } else {
            var notice = message.notices().getFirst();
            body.put("type", notice.kind().name());
            body.put("timestamp", notice.at().toString());
            body.put("data", NoticeView.of(message.id(), message.subscription(), notice, links));
        }
        return JSON.writeValueAsString(body);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
