package org.borderexchange.notification.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.borderexchange.notification.delivery.Attempt;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.Notice;
import org.jspecify.annotations.Nullable;

/** A delivery as the API answers it. Of what its reader may not know now only the id and the status are told. */
@Schema(name = "Delivery")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryJson(
        String id,
        String status,
        String channel,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        @Nullable String eventId,
        @Nullable String kind,
        @Nullable String subjectId,
        @Nullable Integer version,
        @Nullable String incident,
        @Nullable String summary,
        @Nullable String condition,
        @Nullable String digest,
        List<AttemptJson> attempts) {

    /** @param reason OK, or why it failed */
    @Schema(name = "Attempt")
    record AttemptJson(Instant at, boolean delivered, String reason, long tookMillis) {}

    /** @param tries also those of its digest */
    static DeliveryJson of(Delivery delivery, List<Attempt> tries, boolean readable) {
        Notice notice = readable ? delivery.notice().orElse(null) : null;
        return new DeliveryJson(
                delivery.id(),
                delivery.status().name(),
                delivery.channel(),
                delivery.createdAt(),
                delivery.status() == Delivery.Status.PENDING ? delivery.nextAt() : null,
                notice == null ? null : notice.eventId(),
                notice == null ? null : notice.kind().name(),
                notice == null ? null : notice.subject(),
                notice == null ? null : notice.version(),
                notice == null ? null : notice.incident(),
                notice == null ? null : notice.summary(),
                notice == null ? null : notice.condition(),
                delivery.digest().orElse(null),
                tries.stream()
                        .map(attempt -> new AttemptJson(
                                attempt.at(),
                                attempt.delivered(),
                                attempt.reason(),
                                attempt.took().toMillis()))
                        .toList());
    }
}
