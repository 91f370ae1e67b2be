package org.borderexchange.gateway.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events as they would come out of the store, and what stands for their JSON. */
final class FeedEvents {

    static final CountryCode RS = new CountryCode("RS");
    static final CountryCode BA = new CountryCode("BA");

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    static AlertId alertOf(CountryCode owner) {
        return AlertId.next(owner, NOW);
    }

    static DeskEvent amended(AlertId id, int version) {
        return event(id, version, EventKind.ALERT_AMENDED, Optional.of(() -> named("alert", id.toString())));
    }

    static DeskEvent amended(AlertId id, int version, String text) {
        return event(id, version, EventKind.ALERT_AMENDED, Optional.of(() -> named("alert", text)));
    }

    static DeskEvent erased(AlertId id, int version) {
        return event(id, version, EventKind.ALERT_ERASED, Optional.empty());
    }

    /** A hit between these alerts. */
    static DeskEvent raised(HitId id, int version, AlertId... alerts) {
        var about = Stream.concat(Stream.of(id), Stream.of(alerts))
                .map(Object::toString)
                .collect(Collectors.toSet());
        return new DeskEvent(
                EventKey.ofState(id.toString()),
                version,
                EventKind.HIT_RAISED,
                NOW,
                about,
                Optional.of(() -> named("hit", id.toString())));
    }

    static DeskEvent lost(HitId id, int version) {
        return new DeskEvent(
                EventKey.ofState(id.toString()),
                version,
                EventKind.HIT_CHANGED,
                NOW,
                Set.of(id.toString()),
                Optional.empty());
    }

    static DeskEvent judged(HitId id, CountryCode by, int version) {
        return new DeskEvent(
                EventKey.parse(id + "/" + by).orElseThrow(),
                version,
                EventKind.VERDICT_GIVEN,
                NOW,
                Set.of(id.toString()),
                Optional.of(() -> named("verdict", by.value())));
    }

    static DeskEvent escalated(AlertId id, CountryCode slow) {
        return new DeskEvent(
                EventKey.parse(id + "/" + slow + "/escalation").orElseThrow(),
                1,
                EventKind.ESCALATED,
                NOW,
                Set.of(id.toString()),
                Optional.of(() -> named("escalation", slow.value())));
    }

    private static DeskEvent event(AlertId id, int version, EventKind kind, Optional<Supplier<ObjectNode>> content) {
        return new DeskEvent(EventKey.ofState(id.toString()), version, kind, NOW, Set.of(id.toString()), content);
    }

    private static ObjectNode named(String name, String id) {
        var json = JsonNodeFactory.instance.objectNode();
        json.putObject(name).put("id", id);
        return json;
    }

    private FeedEvents() {}
}
