package org.borderexchange.cases.matching;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings both alerts of a pair together and tells each country what the {@link Ruling} has for it. */
final class PairProcessor extends ContextualProcessor<String, Step.ToPair, String, Step.Ruled> {

    private static final Logger log = LoggerFactory.getLogger(PairProcessor.class);
    private static final Duration LOOK_AT_MEMBERSHIPS = Duration.ofSeconds(1);

    /** Pairs ruled anew in one go, so that new events need not wait. */
    private static final int SLICE = 1_000;

    private static final long SLICE_MILLIS = 100;

    private final Collection<CountryCode> countries;
    private final Ruling ruling;
    private final Disclosure disclosure;
    private final MatchingMetrics metrics;
    private final Clock clock;
    private @Nullable KeyValueStore<String, Pair> pairs;
    private @Nullable Facts facts;
    private Map<WorkingGroup, Set<CountryCode>> ruledUnder = Map.of();
    /** From where pairs are still to be ruled anew; null: none are. */
    private @Nullable String resumeAt;

    PairProcessor(
            Collection<CountryCode> countries,
            Ruling ruling,
            Disclosure disclosure,
            MatchingMetrics metrics,
            Clock clock) {
        this.countries = countries;
        this.ruling = ruling;
        this.disclosure = disclosure;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Step.Ruled> context) {
        super.init(context);
        pairs = context.getStateStore(MatchingTopology.PAIRS);
        facts = new Facts(countries, context);
        context.schedule(LOOK_AT_MEMBERSHIPS, PunctuationType.WALL_CLOCK_TIME, this::followMemberships);
    }

    @Override
    public void process(Record<String, Step.ToPair> record) {
        var id = HitId.parse(record.key()).orElseThrow();
        var event = record.value().event();
        var before = pairs().get(record.key());
        (before == null ? Pair.UNKNOWN : before).after(event).ifPresent(pair -> {
            var isVerdict = event.getVerdict() != null;
            if (isVerdict) {
                judged(pair, event);
            }
            keep(
                    id,
                    isVerdict || !pair.isComplete() ? pair : ruleAfterEvent(id, pair, record.timestamp()),
                    record.timestamp());
        });
    }

    private void keep(HitId id, Pair pair, long timestamp) {
        pairs().put(id.toString(), pair.isOver() ? null : pair);
        if (pair.isComplete() && !pair.verdicts().isEmpty()) {
            var known = Objects.requireNonNull(facts).completing(id, pair);
            context().forward(new Record<>(id.toString(), new Step.HitJudged(known.toJudged(id)), timestamp));
        }
    }

    private void judged(Pair pair, ExchangeEvent event) {
        var told = pair.published().get(new CountryCode(event.getOriginator()));
        if (told != null) {
            told.hit()
                    .ifPresent(hit ->
                            metrics.judged(event.getVerdict().getVerdict().name(), hit, event.getTime()));
        }
    }

    private Pair ruleAfterEvent(HitId id, Pair pair, long timestamp) {
        var known = Objects.requireNonNull(facts).completing(id, pair);
        var news = newsOf(id, known);
        metrics.matched(news.values());
        return tell(id, known, news, timestamp);
    }

    private Pair ruleAnew(HitId id, Pair pair, long timestamp) {
        var known = Objects.requireNonNull(facts).completing(id, pair);
        return tell(id, known, newsOf(id, known), timestamp);
    }

    private Pair tell(HitId id, Pair pair, Map<CountryCode, Published> news, long timestamp) {
        var ruled = pair;
        for (var told : news.entrySet()) {
            ruled = ruled.afterPublishing(told.getKey(), told.getValue());
            var published = told.getValue();
            var notice = new Notice(
                    TopicName.hub(told.getKey()),
                    EventKey.ofState(id.toString()),
                    published.event(),
                    Optional.of(published.compared().header()));
            context().forward(new Record<>(id.toString(), notice, timestamp));
        }
        metrics.published(news.values());
        return ruled;
    }

    /** One pair that the rules choke on must not stop all others. */
    private Map<CountryCode, Published> newsOf(HitId id, Pair pair) {
        try {
            return toldNow(ruling.of(id, pair));
        } catch (RuntimeException failure) {
            // The class alone: messages may quote the content.
            log.error("a pair of alerts cannot be ruled: {}", failure.getClass().getName());
            metrics.failed();
            return toldNow(ruling.losses(id, pair));
        }
    }

    /** Who has no topic yet counts as not told, so that the first look after he has one tells him. */
    private Map<CountryCode, Published> toldNow(Map<CountryCode, Published> news) {
        var told = new LinkedHashMap<>(news);
        told.keySet().retainAll(countries);
        return told;
    }

    /** Who has joined or left since a pair was ruled may know more or less of it; the first look is at the start. */
    private void followMemberships(long now) {
        var memberships = disclosure.memberships();
        if (!memberships.equals(ruledUnder)) {
            ruledUnder = memberships;
            resumeAt = "";
        }
        if (resumeAt == null) {
            return;
        }
        try (var remaining = pairs().range(resumeAt, null)) {
            long end = clock.millis() + SLICE_MILLIS;
            int seen = 0;
            while (remaining.hasNext() && seen++ < SLICE && clock.millis() <= end) {
                var entry = remaining.next();
                if (entry.value.isComplete()) {
                    var id = HitId.parse(entry.key).orElseThrow();
                    var ruled = ruleAnew(id, entry.value, now);
                    if (!ruled.equals(entry.value)) {
                        keep(id, ruled, now);
                    }
                }
                resumeAt = entry.key + "\0";
            }
            if (!remaining.hasNext()) {
                resumeAt = null;
            }
        }
    }

    private KeyValueStore<String, Pair> pairs() {
        return Objects.requireNonNull(pairs);
    }
}
