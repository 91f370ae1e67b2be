package org.borderexchange.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.serde.SerdeSettings;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.EventSigner;
import org.borderexchange.schemas.signature.PrivateKeys;
import org.borderexchange.schemas.signature.RecordSigner;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.ActionToTake;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.Audience;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.Evaluation;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Handling;
import org.borderexchange.schemas.wire.HandlingCode;
import org.borderexchange.schemas.wire.InformationEvaluation;
import org.borderexchange.schemas.wire.MatchDisclosure;
import org.borderexchange.schemas.wire.Plate;
import org.borderexchange.schemas.wire.SourceEvaluation;
import org.borderexchange.schemas.wire.StolenVehicle;
import org.borderexchange.schemas.wire.Urgency;
import org.borderexchange.schemas.wire.UrgencyLevel;
import org.borderexchange.schemas.wire.VehicleCategory;

/** Stolen vehicles as the gateways of RS and BA would publish them: signed, to the group and to the owner's inbox. */
final class SignedAlerts implements AutoCloseable {

    static final CountryCode RS = new CountryCode("RS");
    static final CountryCode BA = new CountryCode("BA");

    private static final WorkingGroup GROUP = new WorkingGroup("stolen-vehicles");

    private final Clock clock;
    private final WireFormat wireFormat;
    private final Map<CountryCode, RecordSigner> signers;
    private final KafkaProducer<byte[], byte[]> producer;

    SignedAlerts(LocalStack stack, Clock clock) {
        this.clock = clock;
        wireFormat = new WireFormat(new SerdeSettings(stack.registryUrl().toString(), true));
        signers = Stream.of(RS, BA)
                .collect(Collectors.toMap(
                        Function.identity(),
                        country -> new RecordSigner(
                                new EventSigner(country + "-1", PrivateKeys.read(stack.signingKey(country.value()))))));
        producer = new KafkaProducer<>(
                new HashMap<>(stack.kafkaProperties("admin")), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** @param plate upper case, of RS */
    AlertId publish(CountryCode owner, String vin, String plate) {
        var now = clock.instant();
        var id = AlertId.next(owner, now);
        var event = event(id, now, alert(now, vin, plate));
        var encoded = EventEncoding.encode(event);
        var signer = Objects.requireNonNull(signers.get(owner));
        for (var topic : List.of(TopicName.inbox(owner), TopicName.group(GROUP))) {
            var wire = wireFormat.wire(topic.name(), encoded);
            producer.send(signer.sign(topic, EventKey.ofState(id.toString()), wire, event));
        }
        return id;
    }

    private static ExchangeEvent event(AlertId id, Instant now, Alert alert) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(now));
        event.setTime(now.toEpochMilli());
        event.setOriginator(id.owner().value());
        event.setSubjectId(id.toString());
        event.setVersion(1);
        event.setKind(EventKind.ALERT_ISSUED);
        event.setAlert(alert);
        return event;
    }

    private static Alert alert(Instant now, String vin, String plate) {
        var vehicle = new StolenVehicle();
        vehicle.setCategory(VehicleCategory.PASSENGER_CAR);
        vehicle.setVin(vin);
        vehicle.setPlate(new Plate(plate, "RS", "SRB", plate));
        vehicle.setMake("Volkswagen");
        vehicle.setModel("Tiguan");
        vehicle.setColour("silver");
        vehicle.setModelYear(2011);
        vehicle.setComponents(List.of());
        var alert = new Alert();
        alert.setIssuedAt(now.toEpochMilli());
        alert.setStatus(AlertStatus.ACTIVE);
        alert.setWorkingGroup(GROUP.value());
        alert.setAudience(new Audience(true, List.of()));
        alert.setHandling(new Handling(HandlingCode.H1, null));
        alert.setEvaluation(new Evaluation(SourceEvaluation.A, InformationEvaluation.ONE));
        alert.setUrgency(new Urgency(UrgencyLevel.URGENT, "vehicle heading for the border"));
        alert.setLegalBasis("PCC SEE, exchange of information");
        alert.setOffence("theft");
        alert.setActionToTake(ActionToTake.SEIZE);
        alert.setValidUntil(now.plus(Duration.ofDays(3650)).toEpochMilli());
        alert.setMatchDisclosure(MatchDisclosure.NONE);
        alert.setExternalReferences(List.of());
        alert.setContact(new Contact("desk of the owner", null, "+381 11 000 0000", null));
        alert.setStolenVehicle(vehicle);
        return alert;
    }

    @Override
    public void close() {
        producer.close();
        wireFormat.close();
    }
}
