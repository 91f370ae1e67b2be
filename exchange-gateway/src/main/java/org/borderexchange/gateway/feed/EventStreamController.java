package org.borderexchange.gateway.feed;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.audit.Consultation.Kind;
import org.borderexchange.gateway.audit.ConsultationLog;
import org.borderexchange.gateway.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The feed as server-sent events. A desk occupies its request's thread, which is virtual. */
@RestController
class EventStreamController {

    private final DeskFeed feed;
    private final ConsultationLog consultations;
    private final Duration heartbeat;
    private final Clock clock;

    EventStreamController(DeskFeed feed, ConsultationLog consultations, FeedProperties properties, Clock clock) {
        this.feed = feed;
        this.consultations = consultations;
        this.heartbeat = properties.heartbeat();
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(hidden = true) Caller caller,
            HttpServletResponse response) {
        consultations.record(caller, Kind.FEED_FOLLOWED, List.of());
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Reverse proxies would collect events until a buffer is full.
        response.setHeader("X-Accel-Buffering", "no");
        try (var stream = feed.open(lastEventId)) {
            send(stream, response, caller.tokenExpires());
        } catch (IOException deskHasGone) {
            // or reads so slowly that writing to it timed out: it will come back with its position
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(DeskStream stream, HttpServletResponse response, Instant expiry)
            throws IOException, InterruptedException {
        write(response, stream.opening());
        var left = Duration.between(clock.instant(), expiry);
        while (left.isPositive()) {
            var text = stream.next(left.compareTo(heartbeat) < 0 ? left : heartbeat);
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
