package org.borderexchange.cases.matching;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderexchange.schemas.matching.MatchKeys.Posting;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which alerts are posted under an identifier key, and nominates those that meet there, to each for the other. Under a
 * key that too many share it only counts, so that one more costs no more than the first; when few enough are left, all that
 * came meanwhile meet.
 */
final class PostingProcessor extends ContextualProcessor<String, PostingChange, String, String> {

    /** Occurs in no key; what follows it is the alert. */
    private static final String OF = "\0";

    private final int limit;
    private @Nullable KeyValueStore<String, Posting> postings;
    private @Nullable KeyValueStore<String, Integer> tallies;
    private @Nullable KeyValueStore<String, Long> overLimit;

    /** @param limit of alerts under one key */
    PostingProcessor(int limit) {
        this.limit = limit;
    }

    @Override
    public void init(ProcessorContext<String, String> context) {
        super.init(context);
        postings = context.getStateStore(MatchingTopology.POSTINGS);
        tallies = context.getStateStore(MatchingTopology.TALLIES);
        overLimit = context.getStateStore(MatchingTopology.OVER_LIMIT);
    }

    @Override
    public void process(Record<String, PostingChange> record) {
        var key = record.key();
        var alert = record.value().alert();
        var posting = record.value().posting();
        var before = postings().get(key + OF + alert);
        if (posting == null) {
            postings().delete(key + OF + alert);
        } else {
            postings().put(key + OF + alert, posting);
        }
        var held = tallies().get(key);
        int tallyBefore = held == null ? 0 : held;
        int tally = tallyBefore + (posting == null ? 0 : 1) - (before == null ? 0 : 1);
        count(key, tallyBefore, tally, record.timestamp());
        if (tally > limit) {
            return;
        }
        if (tallyBefore > limit) {
            var posted = postedUnder(key);
            posted.forEach((one, its) -> nominate(one, AlertState.partners(one, its, posted), record.timestamp()));
        } else if (posting != null) {
            var partners = AlertState.partners(alert, posting, postedUnder(key));
            nominate(alert, partners, record.timestamp());
            partners.forEach(partner -> nominate(partner, Set.of(alert), record.timestamp()));
        }
    }

    private void count(String key, int before, int now, long at) {
        if (now == before) {
            return;
        }
        tallies().put(key, now == 0 ? null : now);
        if (now > limit && before <= limit) {
            Objects.requireNonNull(overLimit).put(key, at);
        } else if (now <= limit && before > limit) {
            Objects.requireNonNull(overLimit).delete(key);
        }
    }

    private void nominate(String alert, Set<String> partners, long at) {
        partners.forEach(partner -> context().forward(new Record<>(alert, partner, at)));
    }

    private Map<String, Posting> postedUnder(String key) {
        var posted = new HashMap<String, Posting>();
        try (var found = postings().prefixScan(key + OF, new StringSerializer())) {
            found.forEachRemaining(entry -> posted.put(entry.key.substring(key.length() + OF.length()), entry.value));
        }
        return posted;
    }

    private KeyValueStore<String, Integer> tallies() {
        return Objects.requireNonNull(tallies);
    }

    private KeyValueStore<String, Posting> postings() {
        return Objects.requireNonNull(postings);
    }
}
