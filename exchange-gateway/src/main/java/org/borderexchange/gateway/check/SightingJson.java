package org.borderexchange.gateway.check;

import org.borderexchange.gateway.alert.wire.AvroJson;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.serde.EventEncoding;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A sighting as the API shows it: {@code {id, alertId, country, at, place, reason, matchedOn, …}}. */
public final class SightingJson {

    /**
     * @param id of the sighting: the last part of its key
     * @param event whose payload is a sighting
     */
    public static ObjectNode of(String id, EncodedEvent event) {
        var told = EventEncoding.decode(event.bytes());
        var sighting = told.getSighting();
        if (sighting == null) {
            throw new IllegalArgumentException("the event tells no sighting");
        }
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("alertId", told.getSubjectId());
        json.put("country", told.getOriginator());
        json.setAll(AvroJson.object(sighting));
        return json;
    }

    private SightingJson() {}
}
