package org.borderexchange.gateway.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.gateway.alert.ReceivedEvent;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Events as they would come out of the store, and what stands for their JSON. */
final class FeedEvents {

    static final CountryCode RS = new CountryCode("RS");
    static final CountryCode BA = new CountryCode("BA");

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    static AlertId alertOf(CountryCode owner) {
        return AlertId.next(owner, NOW);
    }

    static ReceivedEvent amended(AlertId id, int version) {
        var content = new ReceivedEvent.Content(
                new WorkingGroup("drugs"), Optional.empty(), Optional.of(AlertStatus.ACTIVE), NOW, NOW, Set.of());
        return event(id, version, EventKind.ALERT_AMENDED, Optional.of(content));
    }

    static ReceivedEvent erased(AlertId id, int version) {
        return event(id, version, EventKind.ALERT_ERASED, Optional.empty());
    }

    static JsonNode json(VisibleAlert alert) {
        return JsonNodeFactory.instance.objectNode().put("id", alert.id().toString());
    }

    private static ReceivedEvent event(
            AlertId id, int version, EventKind kind, Optional<ReceivedEvent.Content> content) {
        var origin = new ReceivedEvent.Origin(
                TopicName.inbox(RS), EventKey.ofState(id.toString()), new byte[0], "BA-1", new byte[0]);
        return new ReceivedEvent(
                id, version, kind, "event-" + version, NOW, new EncodedEvent(new byte[0]), content, origin);
    }

    private FeedEvents() {}
}
