package org.borderexchange.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One notice on its way to one subscription, or a digest of several. Its id follows from what it tells and to whom: whoever makes it again makes
 * the same, and the receiver sees the same id at every try.
 *
 * @param log id of the subscription, {@code roster/‹cc›} or {@code digest/‹subscription›}
 * @param seq place in that log, from 1, without gaps
 * @param revision grows with every change
 * @param channel kind of the channel at the time of its making
 * @param nextAt when it is due; while it is being tried, when another may take over
 * @param giveUpAt when it is parked if it has not arrived
 * @param digest id of the delivery by which it will be sent; of a digest, its own
 * @param contact number in the duty roster, from 1
 * @param tries since the last redelivery was asked for
 */
public record Delivery(
        String id,
        String log,
        long seq,
        long revision,
        String channel,
        Status status,
        Optional<Notice> notice,
        List<Attempt> attempts,
        int tries,
        Instant createdAt,
        Instant nextAt,
        Instant giveUpAt,
        Optional<String> digest,
        Optional<Integer> contact) {

    /** How far it has come. */
    public enum Status {
        /** To be tried when it is due. */
        PENDING,
        /** Waits for its digest. */
        COLLECTED,
        /** Stands on the stream, which the subscriber reads at his pace. */
        STREAMED,
        DELIVERED,
        /** Given up after a day of failures; can be sent again. */
        PARKED,
        /** Not sent, for its reader may not know of it any more, or does not want to. */
        WITHHELD
    }

    private static final Duration PATIENCE = Duration.ofHours(24);

    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /** A new one, with its place still to be found. */
    public static Delivery of(
            String id, String log, String channel, Status status, Notice notice, Instant now, Optional<String> digest) {
        return new Delivery(
                id,
                log,
                0,
                1,
                channel,
                status,
                Optional.of(notice),
                List.of(),
                0,
                now,
                now,
                now.plus(PATIENCE),
                digest,
                Optional.empty());
    }

    /** The mail that will bring together what is collected until then. */
    public static Delivery ofDigest(String id, String subscription, Instant now, Instant due) {
        return new Delivery(
                id,
                "digest/" + subscription,
                0,
                1,
                "EMAIL",
                Status.PENDING,
                Optional.empty(),
                List.of(),
                0,
                now,
                due,
                due.plus(PATIENCE),
                Optional.of(id),
                Optional.empty());
    }

    /** The same for the same arguments. */
    public static String idOf(String... parts) {
        try {
            var text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
            var hash = MessageDigest.getInstance("SHA-256").digest(text);
            return "N-"
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, 32);
        } catch (NoSuchAlgorithmException everyJavaPlatformHasIt) {
            throw new IllegalStateException(everyJavaPlatformHasIt);
        }
    }

    public Delivery at(long place) {
        return new Delivery(
                id, log, place, revision, channel, status, notice, attempts, tries, createdAt, nextAt, giveUpAt, digest,
                contact);
    }

    public Delivery toContact(int number) {
        return new Delivery(
                id,
                log,
                seq,
                revision,
                channel,
                status,
                notice,
                attempts,
                tries,
                createdAt,
                nextAt,
                giveUpAt,
                digest,
                Optional.of(number));
    }

    /** Due again from the start. */
    public static Instant patienceFrom(Instant now) {
        return now.plus(PATIENCE);
    }

    /** Since when somebody waits for it, however often it was tried: its making, a digest's due time, the last redelivery that was asked for. */
    public static Instant waitsSince(Instant giveUpAt) {
        return giveUpAt.minus(PATIENCE);
    }

    public boolean isDigest() {
        return notice.isEmpty();
    }

    /** Of which subscription, also of a digest. */
    public String subscription() {
        return isDigest() ? log.substring("digest/".length()) : log;
    }
}
