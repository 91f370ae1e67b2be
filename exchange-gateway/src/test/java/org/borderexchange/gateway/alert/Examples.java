package org.borderexchange.gateway.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.alert.content.Content;
import org.borderexchange.gateway.alert.content.RegistrationPlate;
import org.borderexchange.gateway.alert.content.Smuggling;
import org.borderexchange.gateway.alert.content.StolenVehicle;
import org.borderexchange.gateway.alert.wire.AlertWire;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.Commodity;
import org.borderexchange.schemas.codelist.HandlingCode;
import org.borderexchange.schemas.codelist.InformationEvaluation;
import org.borderexchange.schemas.codelist.MatchDisclosure;
import org.borderexchange.schemas.codelist.SourceEvaluation;
import org.borderexchange.schemas.codelist.VehicleCategory;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/** Alerts for tests of what lies behind admission: their details are admitted already. */
public final class Examples {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final Instant VALID_UNTIL = NOW.plus(3650, ChronoUnit.DAYS);
    public static final CountryCode RS = new CountryCode("RS");
    public static final CountryCode BA = new CountryCode("BA");
    public static final CountryCode ME = new CountryCode("ME");
    public static final WorkingGroup VEHICLES = new WorkingGroup("stolen-vehicles");
    public static final WorkingGroup SMUGGLING = new WorkingGroup("smuggling");
    public static final String PLATE = "BG1234AA";

    public static Audience to(String... countries) {
        return Audience.of(Arrays.stream(countries).map(CountryCode::new).toList());
    }

    /** For the whole group. */
    public static AlertDetails stolenCar() {
        return details(null, VEHICLES, Audience.WHOLE_GROUP, VALID_UNTIL, car(PLATE));
    }

    public static AlertDetails stolenCar(Audience audience) {
        return details(null, VEHICLES, audience, VALID_UNTIL, car(PLATE));
    }

    public static AlertDetails stolenCar(String plate) {
        return details(null, VEHICLES, Audience.WHOLE_GROUP, VALID_UNTIL, car(plate));
    }

    public static AlertDetails stolenCar(Instant validUntil) {
        return details(null, VEHICLES, Audience.WHOLE_GROUP, validUntil, car(PLATE));
    }

    public static AlertDetails stolenCarOfReference(String nationalReference) {
        return details(nationalReference, VEHICLES, Audience.WHOLE_GROUP, VALID_UNTIL, car(PLATE));
    }

    public static AlertDetails smuggledTobacco() {
        var content = new Smuggling(
                Commodity.TOBACCO,
                null,
                null,
                "cigarettes",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null);
        return details(null, SMUGGLING, Audience.WHOLE_GROUP, VALID_UNTIL, content);
    }

    public static Alert.Outcome issued(CountryCode owner, AlertDetails details, Instant at) {
        return Alert.issue(AlertId.next(owner, at), details, at);
    }

    /** Submitted by one officer, without idempotency key. */
    public static Submission submission() {
        return new Submission("officer", Optional.empty(), "fingerprint");
    }

    /** As it arrives at another country's gateway. */
    public static ReceivedEvent heard(Alert.Outcome outcome) {
        return heard(AlertWire.withContent(outcome));
    }

    /** As it arrives at a gateway whose country has lost the alert. */
    public static ReceivedEvent heardAsLoss(Alert.Outcome outcome) {
        return heard(AlertWire.withoutContent(AlertWire.withContent(outcome)));
    }

    public static Alert.Outcome amendedAfter(Alert.Outcome before, Duration later) {
        var alert = before.alert();
        return alert.amend(alert.details(), alert.changedAt().plus(later));
    }

    private static ReceivedEvent heard(ExchangeEvent event) {
        var id = AlertId.parse(event.getSubjectId()).orElseThrow();
        var encoded = EventEncoding.encode(event);
        return new ReceivedEvent(
                id,
                event.getVersion(),
                AlertWire.kind(event).orElseThrow(),
                event.getEventId(),
                Instant.ofEpochMilli(event.getTime()),
                new EncodedEvent(encoded),
                AlertWire.content(event),
                new ReceivedEvent.Origin(
                        TopicName.group(VEHICLES),
                        EventKey.ofState(event.getSubjectId()),
                        encoded,
                        id.owner() + "-1",
                        new byte[64]));
    }

    private static StolenVehicle car(String plate) {
        return new StolenVehicle(
                VehicleCategory.PASSENGER_CAR,
                null,
                null,
                null,
                new RegistrationPlate(plate, RS, "SRB", null),
                "Volkswagen",
                "Tiguan",
                "silver",
                2011,
                null,
                null,
                null,
                List.of(),
                null,
                null);
    }

    private static AlertDetails details(
            @Nullable String nationalReference,
            WorkingGroup group,
            Audience audience,
            Instant validUntil,
            Content content) {
        return new AlertDetails(
                nationalReference,
                group,
                audience,
                new Handling(HandlingCode.H1, null),
                new Evaluation(SourceEvaluation.A, InformationEvaluation.ONE),
                Urgency.ROUTINE,
                "PCC SEE, exchange of information",
                "theft",
                ActionToTake.SEIZE,
                validUntil,
                null,
                MatchDisclosure.NONE,
                List.of(),
                new Contact("UKP Beograd", null, "+381 11 000 0000", null),
                content);
    }

    private Examples() {}
}
