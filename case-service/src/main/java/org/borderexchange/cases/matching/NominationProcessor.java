package org.borderexchange.cases.matching;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.HitId;
import org.jspecify.annotations.Nullable;

/** Remembers with whom an alert is to be compared, and brings its state to the pair; changes of it follow by themselves. */
final class NominationProcessor extends ContextualProcessor<String, String, String, Step.Nominated> {

    /** In the place of a partner: casework wants to hear of the alert. Is no id of an alert. */
    static final String CASEWORK = "casework";

    private @Nullable KeyValueStore<String, AlertState> alerts;
    private @Nullable KeyValueStore<String, byte[]> watched;

    @Override
    public void init(ProcessorContext<String, Step.Nominated> context) {
        super.init(context);
        alerts = context.getStateStore(MatchingTopology.ALERTS);
        watched = context.getStateStore(MatchingTopology.WATCHED);
    }

    /** @param nomination from the id of the alert to that of its partner, or to {@link #CASEWORK} */
    @Override
    public void process(Record<String, String> nomination) {
        var store = Objects.requireNonNull(alerts);
        var partner = nomination.value();
        var state = store.get(nomination.key());
        if (partner.equals(CASEWORK)) {
            Objects.requireNonNull(watched).put(nomination.key(), new byte[0]);
            if (state != null) {
                var told = new Step.AlertTold(Headline.of(state.event()));
                context().forward(new Record<>(nomination.key(), told, nomination.timestamp()));
            }
            return;
        }
        if (state == null || state.partners().contains(partner)) {
            return;
        }
        store.put(nomination.key(), state.withPartner(partner));
        var hit = HitId.of(
                AlertId.parse(nomination.key()).orElseThrow(),
                AlertId.parse(partner).orElseThrow());
        context().forward(new Record<>(hit.toString(), new Step.ToPair(state.event()), nomination.timestamp()));
    }
}
