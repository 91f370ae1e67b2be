package org.borderexchange.notification.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.borderexchange.notification.problem.ProblemType;
import org.borderexchange.notification.problem.Refused;
import org.borderexchange.notification.security.Caller;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.Matcher;
import org.borderexchange.notification.subscription.SubscriptionService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A subscription's notices as server-sent events. A reader occupies his request's thread, which is virtual, and no other's. */
@RestController
@Tag(name = "Streams")
class StreamController {

    private final SubscriptionService subscriptions;
    private final Matcher matcher;
    private final StreamHub hub;
    private final Duration heartbeat;
    private final Clock clock;

    StreamController(
            SubscriptionService subscriptions,
            Matcher matcher,
            StreamHub hub,
            StreamProperties properties,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.matcher = matcher;
        this.hub = hub;
        this.heartbeat = properties.heartbeat();
        this.clock = clock;
    }

    @Operation(
            operationId = "streamNotices",
            summary = "Live notices; resumable with Last-Event-ID, reset when that is too old")
    @GetMapping(path = "/api/v1/subscriptions/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(hidden = true) Caller caller,
            HttpServletResponse response) {
        var subscription = subscriptions.getOwn(caller, id);
        if (!(subscription.channel() instanceof Channel.Sse)) {
            throw new Refused(ProblemType.NOT_FOUND);
        }
        matcher.refresh();
        try (var stream = hub.open(subscription.id(), lastEventId)) {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // Reverse proxies would collect events until a buffer is full.
            response.setHeader("X-Accel-Buffering", "no");
            send(stream, response, caller.tokenExpires());
        } catch (IOException readerHasGone) {
            // or reads so slowly that writing to him timed out: he comes back with his position
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(NoticeStream stream, HttpServletResponse response, Instant expiry)
            throws IOException, InterruptedException {
        write(response, stream.opening());
        var left = Duration.between(clock.instant(), expiry);
        while (left.isPositive()) {
            var text = stream.next(StreamHub.atMost(heartbeat, left));
            if (text.isEmpty()) {
                return;
            }
            write(response, text.get());
            left = Duration.between(clock.instant(), expiry);
        }
    }

    private static void write(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
