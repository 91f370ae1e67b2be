package org.borderexchange.cases.matching;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what one country was told last of each hit, case and operation, as its topic has it. */
final class FactProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {

    private static final Logger log = LoggerFactory.getLogger(FactProcessor.class);

    private final CountryCode country;
    private final Prover prover;
    private final Outages outages;
    private @Nullable FactStore facts;

    FactProcessor(CountryCode country, Prover prover, Outages outages) {
        this.country = country;
        this.prover = prover;
        this.outages = outages;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        facts = new FactStore(context.getStateStore(FactStore.nameFor(country)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            var proven = outages.waitOut(() -> prover.prove(AsRead.of(record, context())));
            var proof = proven.proof();
            if (proven instanceof ProvenEvent.OfHit) {
                Compared.in(record.headers())
                        .map(compared -> new Published(compared, proof.event()))
                        .ifPresent(Objects.requireNonNull(facts)::keep);
            }
            if (proven instanceof ProvenEvent.OfCase
                    || proven instanceof ProvenEvent.OfOperation
                    || proven instanceof ProvenEvent.OfCaseEntry) {
                Objects.requireNonNull(facts).keepOfCasework(proof.key(), proof.event());
            }
        } catch (Refused no) {
            log.warn("a record of the hub's own topic is not the hub's: {}", no.refusal());
        }
    }
}
