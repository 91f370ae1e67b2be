package org.borderexchange.local.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A case or operation in which every act is accepted, as far as the demo looks at it. */
final class FakeCase {

    private static final JsonMapper JSON = new JsonMapper();

    private final String id;
    private final List<String> participants;
    private final ObjectNode file = JSON.createObjectNode();
    private final ArrayNode timeline = file.putArray("timeline");
    private int version = 1;

    /** @param hit that opened it; empty for an operation */
    FakeCase(String id, List<String> participants, String hit) {
        this.id = id;
        this.participants = participants;
        file.put("status", "OPEN");
        file.putArray("alerts").addObject();
        file.putArray("tasks");
        file.putArray("hits").addObject().put("id", hit);
        var named = file.putArray("participants");
        participants.forEach(country -> named.addObject().put("country", country));
        line("HUB").put("kind", "OPENED_BY_HIT").put("hit", hit);
    }

    List<String> participants() {
        return participants;
    }

    boolean isAt(String entityTag) {
        return entityTag.equals("\"" + version + "\"");
    }

    /** @return id of the act */
    String act(String country, JsonNode act) {
        version++;
        var number = country + "-" + version;
        line(country).put("kind", "ACT").set("act", act);
        for (var field : List.of("title", "status")) {
            if (act.path("kind").asString().equals(field.equals("title") ? "DESCRIBE_CASE" : "CHANGE_STATUS")) {
                file.set(field, act.path(field));
            }
        }
        if (act.path("kind").asString().equals("ADD_TASK")) {
            ((ArrayNode) file.path("tasks")).addObject().put("id", String.valueOf(version));
        }
        return number;
    }

    private ObjectNode line(String by) {
        return timeline.addObject().put("by", by).put("at", "2026-11-22T08:00:00Z");
    }

    /** As that country reads it. */
    ObjectNode json(String country) {
        var json = participants.contains(country) ? file.deepCopy() : JSON.createObjectNode();
        return json.put("id", id).put("version", version);
    }
}
