package org.borderexchange.notification.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.borderexchange.notification.problem.Unavailable;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.serde.RegistryUnavailable;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.RecordSigner;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.Escalation;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/** Under {@code ‹subject›/‹cc›/escalation}, of which the step is the version; signed by the hub. */
final class KafkaEscalationEvents implements EscalationEvents {

    private final KafkaOperations<byte[], byte[]> kafka;
    private final WireFormat wireFormat;
    private final RecordSigner signer;
    private final MeterRegistry meters;

    KafkaEscalationEvents(
            KafkaOperations<byte[], byte[]> kafka, WireFormat wireFormat, RecordSigner signer, MeterRegistry meters) {
        this.kafka = kafka;
        this.wireFormat = wireFormat;
        this.signer = signer;
        this.meters = meters;
    }

    @Override
    public void escalated(
            String subject, CountryCode country, int step, Instant at, Instant dueAt, Set<CountryCode> told) {
        var key = new EventKey(subject, Optional.of(country), Optional.of(EventProof.ESCALATION));
        var event = new ExchangeEvent();
        event.setEventId(EventId.derived(dueAt, key + "/" + step));
        event.setTime(at.toEpochMilli());
        event.setOriginator(ExchangeDirectory.HUB);
        event.setSubjectId(subject);
        event.setVersion(step);
        event.setKind(EventKind.ESCALATED);
        event.setEscalation(new Escalation(country.value(), step, at.toEpochMilli(), dueAt.toEpochMilli()));
        var encoded = EventEncoding.encode(event);
        try {
            var sent = told.stream()
                    .map(TopicName::hub)
                    .map(topic -> kafka.send(signer.sign(topic, key, wireFormat.wire(topic.name(), encoded), event)))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(sent).join();
            meters.counter("exchange.events.published", "topic_kind", "hub").increment(sent.length);
        } catch (RegistryUnavailable | KafkaException | CompletionException outage) {
            throw new Unavailable("broker or registry unavailable", outage);
        }
    }
}
