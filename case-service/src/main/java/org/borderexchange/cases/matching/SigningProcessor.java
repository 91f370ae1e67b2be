package org.borderexchange.cases.matching;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.borderexchange.cases.matching.PairProcessor.Notice;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.RecordSigner;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;

/** Makes of a notice the signed record for the country's topic. */
final class SigningProcessor extends ContextualProcessor<String, Notice, String, Outgoing> {

    private final WireFormat wireFormat;
    private final RecordSigner signer;
    private final Outages outages;

    SigningProcessor(WireFormat wireFormat, RecordSigner signer, Outages outages) {
        this.wireFormat = wireFormat;
        this.signer = signer;
        this.outages = outages;
    }

    @Override
    public void process(Record<String, Notice> record) {
        var topic = TopicName.hub(record.value().to());
        var published = record.value().published();
        var event = published.event();
        var wire = outages.waitOut(() -> wireFormat.wire(topic.name(), EventEncoding.encode(event)));
        var signed = signer.sign(topic, EventKey.ofState(record.key()), wire, event);
        signed.headers().add(published.compared().header());
        context().forward(Outgoing.record(signed, record.timestamp()));
    }
}
