package org.borderexchange.notification;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.ActionToTake;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.Audience;
import org.borderexchange.schemas.wire.Commodity;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.Erasure;
import org.borderexchange.schemas.wire.ErasureReason;
import org.borderexchange.schemas.wire.Evaluation;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Handling;
import org.borderexchange.schemas.wire.HandlingCode;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.HitAlert;
import org.borderexchange.schemas.wire.HitGrade;
import org.borderexchange.schemas.wire.HitStatus;
import org.borderexchange.schemas.wire.InformationEvaluation;
import org.borderexchange.schemas.wire.MatchStrength;
import org.borderexchange.schemas.wire.Place;
import org.borderexchange.schemas.wire.Plate;
import org.borderexchange.schemas.wire.Receipt;
import org.borderexchange.schemas.wire.RouteRole;
import org.borderexchange.schemas.wire.RouteStop;
import org.borderexchange.schemas.wire.Smuggling;
import org.borderexchange.schemas.wire.SourceEvaluation;
import org.borderexchange.schemas.wire.StolenVehicle;
import org.borderexchange.schemas.wire.Transport;
import org.borderexchange.schemas.wire.TransportMode;
import org.borderexchange.schemas.wire.Urgency;
import org.borderexchange.schemas.wire.UrgencyLevel;
import org.borderexchange.schemas.wire.VehicleCategory;
import org.borderexchange.schemas.wire.Verdict;
import org.borderexchange.schemas.wire.VerdictKind;

/** Events as countries and the hub tell them. */
public final class Told {

    static {
        // Builders make defaults only of types that are trusted, which the encoding sees to.
        EventEncoding.encode(envelope("RS", "RS-1", 1, EventKind.ALERT_ISSUED, Instant.EPOCH));
    }

    /** An alert of RS to the whole of {@code drugs}: version 1, routine, goods on their way to Sarajevo in a car. */
    public static ExchangeEvent alert(String owner, Instant at) {
        var id = AlertId.next(new CountryCode(owner), at);
        var event = envelope(owner, id.toString(), 1, EventKind.ALERT_ISSUED, at);
        event.setAlert(Alert.newBuilder()
                .setIssuedAt(at.toEpochMilli())
                .setStatus(AlertStatus.ACTIVE)
                .setWorkingGroup("drugs")
                .setAudience(new Audience(true, List.of()))
                .setHandling(new Handling(HandlingCode.H0, null))
                .setEvaluation(new Evaluation(SourceEvaluation.A, InformationEvaluation.ONE))
                .setUrgency(new Urgency(UrgencyLevel.ROUTINE, null))
                .setLegalBasis("PCC SEE")
                .setActionToTake(ActionToTake.SEIZE)
                .setValidUntil(at.plusSeconds(86_400L * 365).toEpochMilli())
                .setContact(
                        Contact.newBuilder().setAuthority("desk of " + owner).build())
                .setSmuggling(Smuggling.newBuilder()
                        .setCommodity(Commodity.DRUGS)
                        .setTransport(Transport.newBuilder()
                                .setMode(TransportMode.ROAD)
                                .setPlate(Plate.newBuilder()
                                        .setNumber("СВ5501ВХ")
                                        .setCountry("BG")
                                        .build())
                                .build())
                        .setRoute(List.of(RouteStop.newBuilder()
                                .setRole(RouteRole.DESTINATION)
                                .setPlace(Place.newBuilder()
                                        .setText("Sarajevo")
                                        .setLatitude(43.86)
                                        .setLongitude(18.41)
                                        .build())
                                .build()))
                        .build())
                .build());
        return event;
    }

    /** The same alert, of a stolen Volkswagen. */
    public static ExchangeEvent theft(String owner, Instant at) {
        var event = alert(owner, at);
        event.getAlert().setSmuggling(null);
        event.getAlert()
                .setStolenVehicle(StolenVehicle.newBuilder()
                        .setCategory(VehicleCategory.PASSENGER_CAR)
                        .setMake("Volkswagen")
                        .setModel("Tiguan")
                        .setModelYear(2011)
                        .setVin("WVGAV7AX9BW549850")
                        .build());
        return event;
    }

    /** The next version. */
    public static ExchangeEvent amended(ExchangeEvent before, Consumer<Alert> change) {
        var event = ExchangeEvent.newBuilder(before).build();
        event.setEventId(EventId.next(Instant.ofEpochMilli(before.getTime())));
        event.setVersion(before.getVersion() + 1);
        event.setKind(EventKind.ALERT_AMENDED);
        change.accept(event.getAlert());
        return event;
    }

    /** The same event as whoever loses the alert hears it. */
    public static ExchangeEvent erased(ExchangeEvent event) {
        var erasure = ExchangeEvent.newBuilder(event).build();
        erasure.setKind(EventKind.ALERT_ERASED);
        erasure.setAlert(null);
        erasure.setErasure(new Erasure(ErasureReason.AUDIENCE_NARROWED));
        return erasure;
    }

    public static ExchangeEvent hit(ExchangeEvent one, ExchangeEvent other, Instant at) {
        var id = HitId.of(
                AlertId.parse(one.getSubjectId()).orElseThrow(),
                AlertId.parse(other.getSubjectId()).orElseThrow());
        var event = envelope("HUB", id.toString(), 1, EventKind.HIT_RAISED, at);
        event.setHit(Hit.newBuilder()
                .setDetectedAt(at.toEpochMilli())
                .setGrade(HitGrade.HIT)
                .setStatus(HitStatus.CURRENT)
                .setStrength(MatchStrength.EXACT)
                .setScore(0.99)
                .setBasis("basis-1")
                .setMatchedOn(List.of())
                .setAlerts(Arrays.asList(side(one), side(other)))
                .build());
        return event;
    }

    /** What who may not know of the hit any more hears. */
    public static ExchangeEvent lost(ExchangeEvent hit) {
        var erasure = ExchangeEvent.newBuilder(hit).build();
        erasure.setVersion(hit.getVersion() + 1);
        erasure.setKind(EventKind.HIT_CHANGED);
        erasure.setHit(null);
        erasure.setErasure(new Erasure(ErasureReason.AUDIENCE_NARROWED));
        return erasure;
    }

    private static HitAlert side(ExchangeEvent alert) {
        return HitAlert.newBuilder()
                .setId(alert.getSubjectId())
                .setOwner(alert.getOriginator())
                .setReadable(true)
                .setVersion(1)
                .setWorkingGroup(alert.getAlert().getWorkingGroup())
                .setType("SMUGGLING")
                .setWholeGroup(true)
                .build();
    }

    public static ExchangeEvent receipt(String subject, String by, Instant at, boolean acknowledged) {
        var event = envelope(by, subject, 1, EventKind.RECEIPT_GIVEN, at);
        event.setReceipt(Receipt.newBuilder()
                .setDeliveredVersion(1)
                .setDeliveredAt(at.toEpochMilli())
                .setAcknowledgedAt(acknowledged ? at.toEpochMilli() : null)
                .build());
        return event;
    }

    public static ExchangeEvent verdict(String hit, String by, Instant at) {
        var event = envelope(by, hit, 1, EventKind.VERDICT_GIVEN, at);
        event.setVerdict(new Verdict(VerdictKind.CONFIRMED, "seen by an officer", "basis-1"));
        return event;
    }

    public static void urgent(ExchangeEvent alert) {
        alert.getAlert().setUrgency(new Urgency(UrgencyLevel.URGENT, "at the border"));
    }

    public static void audience(ExchangeEvent alert, String... countries) {
        alert.getAlert().setAudience(new Audience(false, List.of(countries)));
    }

    private static ExchangeEvent envelope(String originator, String subject, int version, EventKind kind, Instant at) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(at));
        event.setTime(at.toEpochMilli());
        event.setOriginator(originator);
        event.setSubjectId(subject);
        event.setVersion(version);
        event.setKind(kind);
        return event;
    }

    private Told() {}
}
