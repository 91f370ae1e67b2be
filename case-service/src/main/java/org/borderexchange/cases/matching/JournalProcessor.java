package org.borderexchange.cases.matching;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what the hub's own journal says. */
final class JournalProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {

    private static final Logger log = LoggerFactory.getLogger(JournalProcessor.class);

    private final Prover prover;
    private final Outages outages;
    private @Nullable Journal journal;

    JournalProcessor(Prover prover, Outages outages) {
        this.prover = prover;
        this.outages = outages;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        journal = new Journal(context.getStateStore(Journal.STORE));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            if (outages.waitOut(() -> prover.prove(AsRead.of(record, context())))
                            instanceof ProvenEvent.OfCaseEntry told
                    && told.proof().event().getCaseEntry() != null) {
                Objects.requireNonNull(journal)
                        .keep(told.proof().key(), told.proof().event());
            }
        } catch (Refused no) {
            log.warn("a record of the hub's own journal is not the hub's: {}", no.refusal());
        }
    }
}
