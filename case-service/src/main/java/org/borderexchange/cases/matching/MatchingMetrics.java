package org.borderexchange.cases.matching;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.Hit;

/** What can be counted of matching. What is done again after a failure is counted again. */
final class MatchingMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer match;
    private final Counter deadLetters;
    private final Counter failures;

    MatchingMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.match = Timer.builder("exchange.match")
                .description("From the acceptance of an event by its owner to the hit that follows from it")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        this.deadLetters = Counter.builder("exchange.dead.letters").register(registry);
        this.failures = Counter.builder("exchange.matching.failures")
                .description("Pairs that could not be compared")
                .register(registry);
    }

    void received(ProvenEvent proven) {
        registry.counter(
                        "exchange.events.received",
                        "topic_kind",
                        proven.proof().topic().kind(),
                        "kind",
                        proven.proof().event().getKind().name())
                .increment();
    }

    /** Counts again what an aborted transaction takes back. */
    void published(TopicName topic) {
        registry.counter("exchange.events.published", "topic_kind", topic.kind())
                .increment();
    }

    void refused(Refusal refusal) {
        registry.counter("exchange.events.refused", "reason", refusal.name()).increment();
        deadLetters.increment();
    }

    void failed() {
        failures.increment();
    }

    /** @param news what countries are told of one pair after an event: who joins a group learns of old ones, which took no time */
    void matched(Collection<Published> news) {
        raisedIn(news)
                .ifPresent(
                        raised -> record(match, clock.millis() - raised.event().getTime()));
    }

    /** @param news what countries are told of one pair */
    void published(Collection<Published> news) {
        raisedIn(news).flatMap(Published::hit).ifPresent(this::raised);
    }

    private static Optional<Published> raisedIn(Collection<Published> news) {
        return news.stream()
                .filter(published -> published.event().getKind() == EventKind.HIT_RAISED)
                .findFirst();
    }

    private void raised(Hit hit) {
        var telling = hit.getMatchedOn().getFirst();
        registry.counter(
                        "exchange.hits",
                        "strength",
                        hit.getStrength().name(),
                        "kind",
                        telling.getKind().name(),
                        "grade",
                        hit.getGrade().name(),
                        "working_group",
                        hit.getAlerts().getFirst().getWorkingGroup())
                .increment();
    }

    void decided(CaseActKind kind, Optional<CaseRefusal> refusal) {
        registry.counter(
                        "exchange.case.acts.decided",
                        "kind",
                        kind.name(),
                        "outcome",
                        refusal.map(Enum::name).orElse("ACCEPTED"))
                .increment();
    }

    /** @param why LOST: the act that was decided is on no topic; REWRITTEN: another stands under the key of one that was decided */
    void passedOver(String why) {
        registry.counter("exchange.case.acts.passed.over", "reason", why).increment();
    }

    /** @param detectedAt when the hit was found @param openedAt when it was confirmed; milliseconds since 1970 */
    void opened(long detectedAt, long openedAt) {
        record(timer("exchange.hit.to.case", "From a hit to the case that it opens"), openedAt - detectedAt);
    }

    /**
     * Countries may tell any time up to 2^48 ms: less than no time is passed over, and 292 years, the longest that nanoseconds can say, stand
     * for whatever is longer. A {@code Duration} would throw then, and stop the stream for ever.
     */
    private static void record(Timer timer, long millis) {
        timer.record(millis, TimeUnit.MILLISECONDS);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name).description(description).register(registry);
    }

    /** @param hit what the country that judges was told last @param at when it was judged, milliseconds since 1970 */
    void judged(String verdict, Hit hit, long at) {
        record(timer("exchange.hit.to.verdict", "From a hit to what an owner says of it"), at - hit.getDetectedAt());
        var telling = hit.getMatchedOn().getFirst();
        registry.counter(
                        "exchange.verdicts",
                        "verdict",
                        verdict,
                        "kind",
                        telling.getKind().name(),
                        "rule",
                        telling.getRule())
                .increment();
    }
}
