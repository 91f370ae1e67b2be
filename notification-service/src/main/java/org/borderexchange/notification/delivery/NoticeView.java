package org.borderexchange.notification.delivery;

import java.time.Instant;
import java.util.List;

/**
 * A notice as it goes out on streams and webhooks: ids, kinds and a summary, never content.
 *
 * @param id the same at every try
 * @param incident whatever has the same belongs together
 * @param link where its content can be read, at the reader's own gateway; empty if nobody said where that is
 */
public record NoticeView(
        String id,
        String eventId,
        String kind,
        String subjectId,
        int version,
        Instant at,
        String incident,
        List<String> origins,
        List<String> workingGroups,
        List<String> types,
        String urgency,
        String summary,
        Why why,
        String link) {

    /** Why it came. */
    public record Why(String subscriptionId, String subscription, String condition) {}

    public static NoticeView of(String id, String subscription, Notice notice, Links links) {
        return new NoticeView(
                id,
                notice.eventId(),
                notice.kind().name(),
                notice.subject(),
                notice.version(),
                notice.at(),
                notice.incident(),
                notice.origins(),
                notice.workingGroups(),
                notice.types(),
                notice.urgent() ? "URGENT" : "ROUTINE",
                notice.summary(),
                new Why(subscription, notice.because(), notice.condition()),
                links.to(notice.reader(), notice.subject()));
    }
}
