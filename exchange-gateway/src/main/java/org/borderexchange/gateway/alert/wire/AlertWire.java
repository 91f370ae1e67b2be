package org.borderexchange.gateway.alert.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.alert.Alert;
import org.borderexchange.gateway.alert.AlertDetails;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.content.Content;
import org.borderexchange.gateway.alert.content.IrregularMigration;
import org.borderexchange.gateway.alert.content.Smuggling;
import org.borderexchange.gateway.alert.content.StolenVehicle;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.routing.Reach;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.matching.AlertIdentifiers;
import org.borderexchange.schemas.matching.Identified;
import org.borderexchange.schemas.matching.SearchKeys;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.Erasure;
import org.borderexchange.schemas.wire.ErasureReason;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** An alert as the event that tells its state, and back. */
public final class AlertWire {

    private static final DetailsMapper DETAILS = new DetailsMapperImpl();

    /** The event for those who may know. */
    public static ExchangeEvent withContent(Alert.Outcome outcome) {
        var alert = outcome.alert();
        var event = new ExchangeEvent();
        event.setEventId(outcome.eventId());
        event.setTime(alert.changedAt().toEpochMilli());
        event.setOriginator(alert.owner().value());
        event.setSubjectId(alert.id().toString());
        event.setVersion(alert.version());
        event.setKind(EventKind.valueOf(outcome.kind().name()));
        event.setAlert(state(alert));
        return event;
    }

    /** The same event for those who have lost the alert: erase your copy, no more. */
    public static ExchangeEvent withoutContent(ExchangeEvent event) {
        var erasure = new ExchangeEvent();
        erasure.setEventId(event.getEventId());
        erasure.setTime(event.getTime());
        erasure.setOriginator(event.getOriginator());
        erasure.setSubjectId(event.getSubjectId());
        erasure.setVersion(event.getVersion());
        erasure.setKind(EventKind.ALERT_ERASED);
        erasure.setErasure(new Erasure(ErasureReason.AUDIENCE_NARROWED));
        return erasure;
    }

    /**
     * An own alert from its stored state.
     *
     * @param reach is not part of the event
     * @throws IllegalArgumentException if the event tells no alert
     */
    public static Alert toDomain(ExchangeEvent event, Reach reach) {
        var alert = event.getAlert();
        if (alert == null) {
            throw new IllegalArgumentException("an own alert has its content");
        }
        return new Alert(
                AlertId.parse(event.getSubjectId()).orElseThrow(IllegalArgumentException::new),
                event.getVersion(),
                AlertStatus.valueOf(alert.getStatus().name()),
                Instant.ofEpochMilli(alert.getIssuedAt()),
                Instant.ofEpochMilli(event.getTime()),
                details(alert),
                alert.getWithdrawalReason(),
                reach);
    }

    /** What search and life cycle need of an event; empty if it has no content. */
    public static Optional<ReceivedEvent.Content> content(ExchangeEvent event) {
        return Optional.ofNullable(event.getAlert())
                .map(alert -> new ReceivedEvent.Content(
                        new WorkingGroup(alert.getWorkingGroup()),
                        type(alert),
                        known(AlertStatus.class, alert.getStatus().name()),
                        Instant.ofEpochMilli(alert.getIssuedAt()),
                        Instant.ofEpochMilli(alert.getValidUntil()),
                        SearchKeys.of(alert)));
    }

    /** By what a live alert is found; empty if the event tells of none. Whether its time has passed is not looked at. */
    public static List<Identified> liveIdentifiers(EncodedEvent event) {
        return liveIdentifiers(EventEncoding.decode(event.bytes()));
    }

    /** As {@link #liveIdentifiers(EncodedEvent)}. */
    public static List<Identified> liveIdentifiers(ExchangeEvent event) {
        var alert = event.getAlert();
        return alert == null || alert.getStatus() != org.borderexchange.schemas.wire.AlertStatus.ACTIVE
                ? List.of()
                : AlertIdentifiers.of(alert);
    }

    /** The contract's kind as the API names it; empty for a kind of a later release. */
    public static Optional<org.borderexchange.schemas.codelist.EventKind> kind(ExchangeEvent event) {
        return known(
                org.borderexchange.schemas.codelist.EventKind.class,
                event.getKind().name());
    }

    /** Empty: of a later release. */
    public static Optional<ContentType> type(org.borderexchange.schemas.wire.Alert alert) {
        if (alert.getStolenVehicle() != null) {
            return Optional.of(ContentType.STOLEN_VEHICLE);
        }
        if (alert.getSmuggling() != null) {
            return Optional.of(ContentType.SMUGGLING);
        }
        return alert.getIrregularMigration() == null ? Optional.empty() : Optional.of(ContentType.IRREGULAR_MIGRATION);
    }

    private static org.borderexchange.schemas.wire.Alert state(Alert alert) {
        var state = DETAILS.toWire(alert.details());
        state.setIssuedAt(alert.issuedAt().toEpochMilli());
        state.setStatus(org.borderexchange.schemas.wire.AlertStatus.valueOf(
                alert.status().name()));
        state.setWithdrawalReason(alert.withdrawalReason());
        switch (alert.details().content()) {
            case StolenVehicle vehicle -> state.setStolenVehicle(DETAILS.toWire(vehicle));
            case Smuggling smuggling -> state.setSmuggling(DETAILS.toWire(smuggling));
            case IrregularMigration migration -> state.setIrregularMigration(DETAILS.toWire(migration));
        }
        return state;
    }

    private static AlertDetails details(org.borderexchange.schemas.wire.Alert alert) {
        Content content = switch (type(alert).orElseThrow(IllegalArgumentException::new)) {
            case STOLEN_VEHICLE -> DETAILS.toDomain(alert.getStolenVehicle());
            case SMUGGLING -> DETAILS.toDomain(alert.getSmuggling());
            case IRREGULAR_MIGRATION -> DETAILS.toDomain(alert.getIrregularMigration());
        };
        return DETAILS.toDomain(alert, content);
    }

    private static <E extends Enum<E>> Optional<E> known(Class<E> codeList, String symbol) {
        for (var code : codeList.getEnumConstants()) {
            if (code.name().equals(symbol)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    private AlertWire() {}
}
