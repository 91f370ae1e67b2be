package org.borderexchange.gateway.alert.wire;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.ExchangeEvent;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An alert as the API answers it: what was sent, normalised, with id, version, status, owner, time of issue and publication. */
public final class AlertJson {

    private static final Set<String> PLACED_BY_HAND =
            Set.of("status", "issuedAt", "audience", "stolenVehicle", "smuggling", "irregularMigration");

    private final Clock clock;

    public AlertJson(Clock clock) {
        this.clock = clock;
    }

    public ObjectNode of(VisibleAlert alert) {
        var event = EventEncoding.decode(alert.event().bytes());
        var json = of(event);
        alert.publication().ifPresent(publication -> json.put("publication", publication.name()));
        return json;
    }

    /** The alert that an event tells of. @throws IllegalArgumentException if the event has no content */
    public ObjectNode of(EncodedEvent event) {
        return of(EventEncoding.decode(event.bytes()));
    }

    private ObjectNode of(ExchangeEvent event) {
        var alert = event.getAlert();
        if (alert == null) {
            throw new IllegalArgumentException("the event has no content");
        }
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", event.getSubjectId());
        json.put("version", event.getVersion());
        json.put("status", status(alert).name());
        json.put("owner", owner(event));
        json.put("issuedAt", Instant.ofEpochMilli(alert.getIssuedAt()).toString());
        AvroJson.copy(alert, json, PLACED_BY_HAND);
        if (!alert.getAudience().getWholeGroup()) {
            var countries = json.putObject("audience").putArray("countries");
            alert.getAudience().getCountries().forEach(countries::add);
        }
        json.set("content", content(alert));
        return json;
    }

    /** An active alert whose time has passed is expired, whether or not that was recorded yet. */
    private AlertStatus status(Alert alert) {
        var over = clock.millis() >= alert.getValidUntil();
        return alert.getStatus() == AlertStatus.ACTIVE && over ? AlertStatus.EXPIRED : alert.getStatus();
    }

    private static String owner(ExchangeEvent event) {
        return AlertId.parse(event.getSubjectId()).map(id -> id.owner().value()).orElse(event.getOriginator());
    }

    private static ObjectNode content(Alert alert) {
        var json = JsonNodeFactory.instance.objectNode();
        AlertWire.type(alert).map(ContentType::name).ifPresent(type -> json.put("type", type));
        if (alert.getStolenVehicle() != null) {
            AvroJson.copy(alert.getStolenVehicle(), json, Set.of());
        }
        if (alert.getSmuggling() != null) {
            AvroJson.copy(alert.getSmuggling(), json, Set.of());
        }
        if (alert.getIrregularMigration() != null) {
            AvroJson.copy(alert.getIrregularMigration(), json, Set.of());
        }
        return json;
    }
}
