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
final class NominationProcessor extends ContextualProcessor<String, String, String, Step.ToPair> {

    private @Nullable KeyValueStore<String, AlertState> alerts;

    @Override
    public void init(ProcessorContext<String, Step.ToPair> context) {
        super.init(context);
        alerts = context.getStateStore(MatchingTopology.ALERTS);
    }

    /** @param nomination from the id of the alert to that of its partner */
    @Override
    public void process(Record<String, String> nomination) {
        var store = Objects.requireNonNull(alerts);
        var partner = nomination.value();
        var state = store.get(nomination.key());
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
