package org.borderexchange.cases.matching;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.RecordSigner;

/** Makes of a notice the signed record for its topic. Its timestamp is when it is told, which may be long after what it follows from. */
final class SigningProcessor extends ContextualProcessor<String, Notice, String, Outgoing> {

    private final WireFormat wireFormat;
    private final RecordSigner signer;
    private final Outages outages;
    private final MatchingMetrics metrics;

    SigningProcessor(WireFormat wireFormat, RecordSigner signer, Outages outages, MatchingMetrics metrics) {
        this.wireFormat = wireFormat;
        this.signer = signer;
        this.outages = outages;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<String, Notice> record) {
        var notice = record.value();
        var event = notice.event();
        var topic = notice.topic();
        var wire = outages.waitOut(() -> wireFormat.wire(topic.name(), EventEncoding.encode(event)));
        var signed = signer.sign(topic, notice.key(), wire, event);
        notice.note().ifPresent(signed.headers()::add);
        metrics.published(topic);
        context().forward(Outgoing.record(signed, context().currentSystemTimeMs()));
    }
}
