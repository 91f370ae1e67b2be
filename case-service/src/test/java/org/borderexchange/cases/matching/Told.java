package org.borderexchange.cases.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.wire.ActionToTake;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.Audience;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.Erasure;
import org.borderexchange.schemas.wire.ErasureReason;
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
import org.jspecify.annotations.Nullable;

/** What the owner of a stolen vehicle's alert tells, version by version, a minute apart. */
public final class Told {

    public static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final AlertId id;
    private final ExchangeEvent state;

    private Told(AlertId id, ExchangeEvent state) {
        this.id = id;
        this.state = state;
    }

    /** Version 1: to the whole of {@code drugs}, valid for a day. */
    public static Told by(String owner) {
        var id = AlertId.next(new CountryCode(owner), START);
        var alert = Alert.newBuilder()
                .setIssuedAt(START.toEpochMilli())
                .setStatus(AlertStatus.ACTIVE)
                .setWorkingGroup("drugs")
                .setAudience(new Audience(true, List.of()))
                .setHandling(new Handling(HandlingCode.H1, null))
                .setEvaluation(new Evaluation(SourceEvaluation.A, InformationEvaluation.ONE))
                .setUrgency(new Urgency(UrgencyLevel.ROUTINE, null))
                .setLegalBasis("PCC SEE")
                .setActionToTake(ActionToTake.INFORM)
                .setExternalReferences(List.of())
                .setMatchDisclosure(MatchDisclosure.NONE)
                .setValidUntil(START.plus(Duration.ofDays(1)).toEpochMilli())
                .setContact(
                        Contact.newBuilder().setAuthority("desk of " + owner).build())
                .setStolenVehicle(StolenVehicle.newBuilder()
                        .setCategory(VehicleCategory.PASSENGER_CAR)
                        .setComponents(List.of())
                        .build())
                .build();
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(START));
        event.setTime(START.toEpochMilli());
        event.setOriginator(owner);
        event.setSubjectId(id.toString());
        event.setVersion(1);
        event.setKind(EventKind.ALERT_ISSUED);
        event.setAlert(alert);
        return new Told(id, event);
    }

    public AlertId id() {
        return id;
    }

    public ExchangeEvent event() {
        return EventEncoding.decode(EventEncoding.encode(state));
    }

    public Told vin(@Nullable String vin) {
        return with(event -> event.getAlert().getStolenVehicle().setVin(vin));
    }

    public Told make(String make) {
        return with(event -> event.getAlert().getStolenVehicle().setMake(make));
    }

    public Told plate(String number, String country) {
        return with(event -> event.getAlert()
                .getStolenVehicle()
                .setPlate(
                        Plate.newBuilder().setNumber(number).setCountry(country).build()));
    }

    public Told onlyTo(String... countries) {
        return with(event -> event.getAlert().setAudience(new Audience(false, Arrays.asList(countries))));
    }

    public Told toWholeGroup() {
        return with(event -> event.getAlert().setAudience(new Audience(true, List.of())));
    }

    public Told referring() {
        return with(event -> event.getAlert().setMatchDisclosure(MatchDisclosure.REFERRAL));
    }

    public Told inGroup(String group) {
        return with(event -> event.getAlert().setWorkingGroup(group));
    }

    public Told validFor(Duration sinceStart) {
        return with(
                event -> event.getAlert().setValidUntil(START.plus(sinceStart).toEpochMilli()));
    }

    /** The next version, so far unchanged. */
    public Told amended() {
        return next(EventKind.ALERT_AMENDED);
    }

    public Told withdrawn() {
        return next(EventKind.ALERT_WITHDRAWN).with(event -> event.getAlert().setStatus(AlertStatus.WITHDRAWN));
    }

    public Told erased() {
        return next(EventKind.ALERT_ERASED).withoutContent(ErasureReason.RETENTION_ENDED);
    }

    /** The same version for those who have lost it. */
    public ExchangeEvent lost() {
        return with(event -> event.setKind(EventKind.ALERT_ERASED))
                .withoutContent(ErasureReason.AUDIENCE_NARROWED)
                .event();
    }

    private Told withoutContent(ErasureReason reason) {
        return with(event -> {
            event.setAlert(null);
            event.setErasure(new Erasure(reason));
        });
    }

    private Told next(EventKind kind) {
        return with(event -> {
            event.setVersion(event.getVersion() + 1);
            event.setTime(event.getTime() + Duration.ofMinutes(1).toMillis());
            event.setEventId(EventId.next(Instant.ofEpochMilli(event.getTime())));
            event.setKind(kind);
        });
    }

    private Told with(Consumer<ExchangeEvent> change) {
        var changed = event();
        change.accept(changed);
        return new Told(id, changed);
    }
}
