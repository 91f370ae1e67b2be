package org.borderexchange.notification.escalation;

import java.time.Instant;
import java.util.Optional;
import org.borderexchange.notification.delivery.Notice;

/**
 * The clock of one country for one alert or hit.
 *
 * @param step contacts that were turned to already
 * @param dueAt when the next one's turn comes, unless somebody takes it in hand
 * @param notice what the contact is told; empty of one that was taken in hand before it was heard of
 */
public record Watch(String id, long revision, int step, Instant dueAt, Optional<Notice> notice) {

    public static String idOf(String subject, String country) {
        return subject + "/" + country;
    }

    /** A new one. */
    public static Watch of(Notice notice, Instant dueAt) {
        return new Watch(idOf(notice.subject(), notice.reader().code()), 1, 0, dueAt, Optional.of(notice));
    }
}
