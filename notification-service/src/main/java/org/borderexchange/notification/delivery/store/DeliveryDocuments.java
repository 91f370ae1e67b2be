package org.borderexchange.notification.delivery.store;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.borderexchange.notification.delivery.Attempt;
import org.borderexchange.notification.delivery.Delivery;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.schemas.codelist.EventKind;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** {@code {_id, place: "‹log›/‹seq›", log, seq, revision, channel, status, notice, attempts, tries, createdAt, nextAt, giveUpAt, digest, contact}}. */
final class DeliveryDocuments {

    static final String ID = "_id";
    static final String PLACE = "place";
    static final String LOG = "log";
    static final String SEQ = "seq";
    static final String REVISION = "revision";
    static final String STATUS = "status";
    static final String ATTEMPTS = "attempts";
    static final String TRIES = "tries";
    static final String CREATED_AT = "createdAt";
    static final String NEXT_AT = "nextAt";
    static final String GIVE_UP_AT = "giveUpAt";
    static final String DIGEST = "digest";

    static String place(String log, long seq) {
        return log + "/" + seq;
    }

    static Document document(Delivery delivery) {
        return new Document(ID, delivery.id())
                .append(PLACE, place(delivery.log(), delivery.seq()))
                .append(LOG, delivery.log())
                .append(SEQ, delivery.seq())
                .append(REVISION, delivery.revision())
                .append("channel", delivery.channel())
                .append(STATUS, delivery.status().name())
                .append(
                        "notice",
                        delivery.notice().map(DeliveryDocuments::document).orElse(null))
                .append(
                        ATTEMPTS,
                        delivery.attempts().stream()
                                .map(DeliveryDocuments::document)
                                .toList())
                .append(TRIES, delivery.tries())
                .append(CREATED_AT, Date.from(delivery.createdAt()))
                .append(NEXT_AT, Date.from(delivery.nextAt()))
                .append(GIVE_UP_AT, Date.from(delivery.giveUpAt()))
                .append(DIGEST, delivery.digest().orElse(null))
                .append("contact", delivery.contact().orElse(null));
    }

    static Delivery delivery(Document document) {
        @Nullable Document notice = document.get("notice", Document.class);
        return new Delivery(
                document.getString(ID),
                document.getString(LOG),
                document.getLong(SEQ),
                document.getLong(REVISION),
                document.getString("channel"),
                Delivery.Status.valueOf(document.getString(STATUS)),
                Optional.ofNullable(notice).map(DeliveryDocuments::notice),
                document.getList(ATTEMPTS, Document.class, List.of()).stream()
                        .map(DeliveryDocuments::attempt)
                        .toList(),
                document.getInteger(TRIES),
                document.getDate(CREATED_AT).toInstant(),
                document.getDate(NEXT_AT).toInstant(),
                document.getDate(GIVE_UP_AT).toInstant(),
                Optional.ofNullable(document.getString(DIGEST)),
                Optional.ofNullable(document.getInteger("contact")));
    }

    static Document document(Attempt attempt) {
        return new Document("at", Date.from(attempt.at()))
                .append("delivered", attempt.delivered())
                .append("reason", attempt.reason())
                .append("tookMillis", attempt.took().toMillis());
    }

    private static Attempt attempt(Document document) {
        return new Attempt(
                document.getDate("at").toInstant(),
                document.getBoolean("delivered"),
                document.getString("reason"),
                Duration.ofMillis(document.getLong("tookMillis")));
    }

    private static Document document(Notice notice) {
        return new Document("reader", notice.reader().code())
                .append("eventId", notice.eventId())
                .append("kind", notice.kind().name())
                .append("subject", notice.subject())
                .append("version", notice.version())
                .append("at", Date.from(notice.at()))
                .append("incident", notice.incident())
                .append("origins", notice.origins())
                .append("workingGroups", notice.workingGroups())
                .append("types", notice.types())
                .append("urgent", notice.urgent())
                .append("because", notice.because())
                .append("condition", notice.condition());
    }

    private static Notice notice(Document document) {
        return new Notice(
                new Reader(document.getString("reader")),
                document.getString("eventId"),
                EventKind.valueOf(document.getString("kind")),
                document.getString("subject"),
                document.getInteger("version"),
                document.getDate("at").toInstant(),
                document.getString("incident"),
                document.getList("origins", String.class),
                document.getList("workingGroups", String.class),
                document.getList("types", String.class),
                document.getBoolean("urgent"),
                document.getString("because"),
                document.getString("condition"));
    }

    private DeliveryDocuments() {}
}
