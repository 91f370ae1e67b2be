package org.borderexchange.gateway.check;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.alert.wire.SharedParts;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.routing.Routing;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.matching.Evidence;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Sighting;

/** What the owner of an alert is told when a check meets it. Who asked stays at home. */
final class SightingEvents {

    /** @param id of the check, by which both countries can find it again */
    static Act act(Found found, String id, CheckRequest request, CountryCode country, String by, Instant now) {
        var alert = found.alert();
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(now));
        event.setTime(now.toEpochMilli());
        event.setOriginator(country.value());
        event.setSubjectId(alert.toString());
        event.setVersion(1);
        event.setKind(org.borderexchange.schemas.wire.EventKind.SIGHTING_REPORTED);
        event.setSighting(sighting(found, request, now));
        return new Act(
                new EventKey(alert.toString(), Optional.of(country), Optional.of(id)),
                event.getVersion(),
                EventKind.SIGHTING_REPORTED,
                event.getEventId(),
                now,
                by,
                new EncodedEvent(EventEncoding.encode(event)),
                Routing.ofAct(country, Set.of(alert.owner())));
    }

    private static Sighting sighting(Found found, CheckRequest request, Instant now) {
        var sighting = new Sighting();
        sighting.setAt(now.toEpochMilli());
        sighting.setPlace(SharedParts.place(request.place()));
        sighting.setReason(request.reason());
        sighting.setMatchedOn(
                found.match().evidence().stream().map(Evidence::toWire).toList());
        sighting.setItinerary(request.itinerary());
        sighting.setOccupants(request.occupants());
        sighting.setObjectsCarried(request.objectsCarried());
        sighting.setCircumstances(request.circumstances());
        sighting.setActionTaken(request.actionTaken());
        sighting.setContact(SharedParts.contact(request.contact()));
        return sighting;
    }

    private SightingEvents() {}
}
