package org.borderexchange.gateway.casework.wire;

import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.borderexchange.gateway.alert.wire.AvroJson;
import org.borderexchange.gateway.casework.CaseActService.Standing;
import org.borderexchange.gateway.casework.CaseEntry;
import org.borderexchange.gateway.casework.History;
import org.borderexchange.gateway.casework.JointOperation;
import org.borderexchange.gateway.casework.RelatedCase;
import org.borderexchange.gateway.casework.VisibleCase;
import org.borderexchange.schemas.codelist.CaseRefusal;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.CaseAct;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cases, joint operations and their history as the API answers them: what the hub told, without what was lost since. */
public final class CaseworkJson {

    private static final Set<String> FILTERED_OR_THE_HUBS_OWN = Set.of("alerts", "hits", "wholeGroups");
    private static final Set<String> PLACED_BY_HAND = Set.of("act", "refusal", "sequence", "alerts");
    private static final Set<String> ALERTS = Set.of("alerts");

    public static ObjectNode of(VisibleCase visible) {
        var file = visible.file();
        var told = EventEncoding.decode(file.event().bytes()).getCaseFile();
        var json = identified(file.id().toString(), file.version());
        AvroJson.copy(told, json, FILTERED_OR_THE_HUBS_OWN);
        var lost = texts(visible.lost());
        var concealed = texts(visible.concealed());
        var alerts = json.putArray("alerts");
        told.getAlerts().stream()
                .filter(alert -> !lost.contains(alert.getId()))
                .forEach(alert -> alerts.add(AvroJson.object(alert)));
        var hits = json.putArray("hits");
        told.getHits().stream()
                .filter(hit -> !concealed.contains(hit.getId())
                        && hit.getAlerts().stream().noneMatch(lost::contains))
                .forEach(hit -> hits.add(AvroJson.object(hit)));
        return json;
    }

    public static ObjectNode of(JointOperation operation) {
        var json = identified(operation.id().toString(), operation.version());
        AvroJson.copy(EventEncoding.decode(operation.event().bytes()).getOperation(), json, Set.of());
        return json;
    }

    public static ArrayNode of(History history) {
        var timeline = JsonNodeFactory.instance.arrayNode();
        history.entries().forEach(entry -> timeline.add(of(entry, history.lost())));
        return timeline;
    }

    /** @param lost alerts that are not named */
    public static ObjectNode of(CaseEntry entry, Set<AlertId> lost) {
        var told = EventEncoding.decode(entry.event().bytes()).getCaseEntry();
        var json = JsonNodeFactory.instance.objectNode().put("id", id(entry.key()));
        AvroJson.copy(told, json, PLACED_BY_HAND);
        name(told.getAlerts(), texts(lost), json);
        if (told.getRefusal() != null) {
            json.set("refusal", refusal(told.getRefusal()));
        }
        if (told.getAct() != null) {
            json.set("act", act(told.getAct(), texts(lost)));
        }
        return json;
    }

    /** {@code {act, kind, at, state, refusal?}}. */
    public static ObjectNode of(Standing standing) {
        var said = standing.act();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("act", id(said.key()))
                .put("kind", said.kind().code())
                .put("at", said.at().toString());
        var decision = standing.decision();
        json.put("state", decision.map(entry -> entry.outcome().code()).orElse("PENDING"));
        decision.map(entry -> EventEncoding.decode(entry.event().bytes())
                        .getCaseEntry()
                        .getRefusal())
                .ifPresent(code -> json.set("refusal", refusal(code)));
        return json;
    }

    /** {@code {id, title?, status, because: [{alert, hit?}]}}. */
    public static ObjectNode of(RelatedCase related) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", related.file().id().toString());
        related.file().title().ifPresent(title -> json.put("title", title));
        json.put("status", related.file().status().code());
        var because = json.putArray("because");
        for (var reason : related.because()) {
            var why = because.addObject().put("alert", reason.alert().toString());
            reason.hit().ifPresent(hit -> why.put("hit", hit.toString()));
        }
        return json;
    }

    /** Of an act or an entry: {@code <country>-<act part of its key>}. */
    public static String id(EventKey key) {
        return key.speaker().orElseThrow() + "-" + key.act().orElseThrow();
    }

    private static ObjectNode identified(String id, int version) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("version", version);
    }

    private static ObjectNode act(CaseAct told, Set<String> lost) {
        var json = JsonNodeFactory.instance.objectNode();
        AvroJson.copy(told, json, ALERTS);
        name(told.getAlerts(), lost, json);
        return json;
    }

    private static void name(List<String> told, Set<String> lost, ObjectNode in) {
        var alerts = told.stream().filter(id -> !lost.contains(id)).toList();
        if (!alerts.isEmpty()) {
            var named = in.putArray("alerts");
            alerts.forEach(named::add);
        }
    }

    private static ObjectNode refusal(org.borderexchange.schemas.wire.CaseRefusal code) {
        var message = Arrays.stream(CaseRefusal.values())
                .filter(known -> known.name().equals(code.name()))
                .findFirst()
                .map(CaseRefusal::label)
                .orElse("for a reason that this release does not know");
        return JsonNodeFactory.instance.objectNode().put("code", code.name()).put("message", message);
    }

    private static Set<String> texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).collect(toSet());
    }

    private CaseworkJson() {}
}
