package org.borderexchange.gateway.outbox.relay;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.borderexchange.gateway.outbox.PendingEvent;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.serde.RegistryUnavailable;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.RecordSigner;
import org.borderexchange.schemas.topic.EventHeaders;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/** Puts an event into the wire format, signs the very bytes, hands them to Kafka. */
final class SignedTransport implements Transport {

    private final WireFormat wireFormat;
    private final RecordSigner signer;
    private final KafkaOperations<byte[], byte[]> kafka;

    SignedTransport(WireFormat wireFormat, RecordSigner signer, KafkaOperations<byte[], byte[]> kafka) {
        this.wireFormat = wireFormat;
        this.signer = signer;
        this.kafka = kafka;
    }

    @Override
    public CompletableFuture<?> send(PendingEvent pending) {
        try {
            var encoded = pending.event().bytes();
            var wire = wireFormat.wire(pending.topic().name(), encoded);
            var record = signer.sign(pending.topic(), pending.key(), wire, EventEncoding.decode(encoded));
            if (pending.traceParent() != null) {
                record.headers()
                        .add(EventHeaders.TRACE_PARENT, pending.traceParent().getBytes(StandardCharsets.UTF_8));
            }
            return kafka.send(record);
        } catch (RegistryUnavailable | KafkaException unreachable) {
            return CompletableFuture.failedFuture(unreachable);
        }
    }
}
