package org.borderexchange.gateway.inbound;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refusal;
import org.borderexchange.schemas.proof.Refused;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;

/** What a record means to this country, once it is proven. Thread-safe. */
final class RecordReader {

    private final EventProof proof;
    private final CountryCode country;

    RecordReader(EventProof proof, CountryCode country) {
        this.proof = proof;
        this.country = country;
    }

    /**
     * @param record no tombstone
     * @throws Refused if it must not be acted upon
     * @throws org.borderexchange.schemas.serde.RegistryUnavailable if that cannot be said now
     */
    Reading read(ConsumerRecord<byte[], byte[]> record) throws Refused {
        var proven = proof.prove(record);
        Refused.unless(isForThisCountry(proven.proof().topic()), Refusal.NOT_ALLOWED_HERE);
        return switch (proven) {
            case ProvenEvent.OfAlert alert -> new Reading.AlertTold(record, told(alert));
            case ProvenEvent.OfHit hit -> new Reading.UnknownKind(record);
            case ProvenEvent.OfVerdict verdict -> new Reading.UnknownKind(record);
            case ProvenEvent.OfSighting sighting -> new Reading.UnknownKind(record);
            case ProvenEvent.OfUnknownKind unknown -> new Reading.UnknownKind(record);
        };
    }

    private boolean isForThisCountry(TopicName topic) {
        return switch (topic) {
            case TopicName.Group group -> true;
            case TopicName.Inbox inbox -> inbox.country().equals(country);
            case TopicName.Hub hub -> hub.country().equals(country);
            case TopicName.DeadLetters none -> false;
        };
    }

    private static ReceivedEvent told(ProvenEvent.OfAlert alert) throws Refused {
        var proof = alert.proof();
        var event = proof.event();
        try {
            return new ReceivedEvent(
                    alert.alert(),
                    event.getVersion(),
                    alert.kind(),
                    event.getEventId(),
                    Instant.ofEpochMilli(event.getTime()),
                    new EncodedEvent(EventEncoding.encode(event)),
                    AlertWire.content(event),
                    new ReceivedEvent.Origin(
                            proof.topic(),
                            proof.key(),
                            proof.record().value(),
                            proof.signer().id(),
                            proof.signature()));
        } catch (IllegalArgumentException valueThatDoesNotExist) {
            throw new Refused(Refusal.WRONG_CONTENT);
        }
    }
}
