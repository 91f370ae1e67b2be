package org.borderexchange.notification.subscription;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** By which way somebody is told. */
public sealed interface Channel {

    /** As the API and the metrics name it. */
    String kind();

    /** On a stream that the subscriber opens. */
    record Sse() implements Channel {
        @Override
        public String kind() {
            return "SSE";
        }
    }

    /**
     * By a request to his system, signed as Standard Webhooks says.
     *
     * @param secrets the present one first
     */
    record Webhook(URI url, List<Secret> secrets) implements Channel {
        public Webhook {
            secrets = List.copyOf(secrets);
        }

        @Override
        public String kind() {
            return "WEBHOOK";
        }

        /** With a new secret; the former ones are good until the end of the overlap. */
        public Webhook rotated(String fresh, Instant endOfOverlap, Instant now) {
            var former = secrets.stream()
                    .filter(secret -> secret.isGoodAt(now) && secret.isReadable())
                    .limit(1)
                    .map(secret -> new Secret(secret.text(), Optional.of(endOfOverlap), Optional.empty()));
            return new Webhook(
                    url, Stream.concat(Stream.of(Secret.lasting(fresh)), former).toList());
        }

        /** Those with which to sign now; the present one first. Empty: none can be read under the installation's secret-key. */
        public List<String> secretsAt(Instant now) {
            return secrets.stream()
                    .filter(secret -> secret.isGoodAt(now))
                    .flatMap(secret -> secret.text().stream())
                    .toList();
        }

        @Override
        public String toString() {
            return "Webhook";
        }
    }

    /** By mail. */
    record Email(String address, Digest digest) implements Channel {
        @Override
        public String kind() {
            return "EMAIL";
        }

        @Override
        public String toString() {
            return "Email";
        }
    }

    /**
     * What a webhook's requests are signed with.
     *
     * @param text {@code whsec_…}; empty: it was closed under another secret-key
     * @param until empty: it is the present one
     * @param closed as it is kept, in Base64, for the day when the key is back; empty where there is a text
     */
    record Secret(Optional<String> text, Optional<Instant> until, Optional<String> closed) {
        public static Secret lasting(String text) {
            return new Secret(Optional.of(text), Optional.empty(), Optional.empty());
        }

        public boolean isReadable() {
            return text.isPresent();
        }

        boolean isGoodAt(Instant now) {
            return until.isEmpty() || now.isBefore(until.get());
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** Whether mails are collected. */
    enum Digest {
        NONE(Duration.ZERO),
        HOURLY(Duration.ofHours(1)),
        DAILY(Duration.ofDays(1));

        private final Duration period;

        Digest(Duration period) {
            this.period = period;
        }

        /** End of the period, of UTC's hours or days, in which a moment lies. */
        public Instant endOfPeriod(Instant moment) {
            long length = period.toMillis();
            return Instant.ofEpochMilli((moment.toEpochMilli() / length + 1) * length);
        }
    }
}
