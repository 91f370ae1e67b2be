package org.borderexchange.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.borderexchange.gateway.alert.AlertCopies;
import org.borderexchange.gateway.hit.HitSearch;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.gateway.hit.Hits;
import org.borderexchange.gateway.receipt.ReceiptService;
import org.borderexchange.gateway.receipt.Receipts;
import org.borderexchange.gateway.receipt.Receptions;
import org.borderexchange.gateway.receipt.Tidings.Delivered;
import org.borderexchange.gateway.receipt.delivery.Held;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts receipts together with what they are of: their own package knows neither alerts nor hits. */
@Configuration(proxyBeanMethods = false)
class ReceiptConfiguration {

    /** A hit is told so long after the newest of what it follows from, at most, or its receipt waits for its next version. */
    private static final Duration LATE_HITS = Duration.ofDays(1);

    private static final int PAGE = 200;

    /** Hits looked back at; more in so short a time there are not. */
    private static final int MOST_HITS = 5_000;

    @Bean
    Receptions receptions(Receipts receipts) {
        return new Receptions(receipts);
    }

    @Bean
    ReceiptService receiptService(Receipts receipts, HitService hits, CountryCode country, Clock clock) {
        return new ReceiptService(receipts, subject -> ownersOf(subject, country, hits), country, clock);
    }

    private static Optional<Set<CountryCode>> ownersOf(String subject, CountryCode country, HitService hits) {
        return AlertId.parse(subject)
                .map(AlertId::owner)
                .filter(owner -> !owner.equals(country))
                .map(Set::of)
                .or(() -> HitId.parse(subject).flatMap(hits::told));
    }

    @Bean
    Held heldOfOthers(AlertCopies copies, Hits hits) {
        return (time, action) -> {
            copies.forEachStoredSince(
                    time,
                    copy -> action.accept(
                            new Delivered(copy.id().toString(), copy.version(), copy.readable(), copy.storedAt())));
            forEachHitSince(hits, time, action);
        };
    }

    private static void forEachHitSince(Hits hits, Instant time, Consumer<Delivered> action) {
        var next = Optional.<String>empty();
        int seen = 0;
        do {
            var page = hits.list(new HitSearch(Optional.empty(), Optional.empty(), next, PAGE));
            for (var hit : page.hits()) {
                if (hit.detectedAt().plus(LATE_HITS).isBefore(time)) {
                    return;
                }
                action.accept(new Delivered(hit.id().toString(), hit.version(), true, hit.detectedAt()));
            }
            seen += page.hits().size();
            next = page.next();
        } while (next.isPresent() && seen < MOST_HITS);
    }
}
