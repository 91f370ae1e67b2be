package org.borderexchange.local.demo;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@link FakeExchange} holds to mean the same.
 *
 * @param common what agrees: {@code PLATE …}, {@code CHASSIS …} or {@code PERSON …}
 * @param alerts ids of both
 * @param told countries
 * @param verdicts as they come
 */
record FakeHit(String id, String common, List<String> alerts, Set<String> told, ArrayNode verdicts) {

    private static final JsonMapper JSON = new JsonMapper();

    FakeHit(String id, String common, List<String> alerts, Set<String> told) {
        this(id, common, alerts, told, JSON.createArrayNode());
    }

    /** The end of a chassis number proves little. */
    boolean alarms() {
        return !common.startsWith("CHASSIS");
    }

    ObjectNode json() {
        var json = JSON.createObjectNode()
                .put("id", id)
                .put("grade", alarms() ? "HIT" : "LEAD")
                .put("strength", "NORMALISED")
                .put("score", 0.97);
        json.putArray("matchedOn").addObject().put("kind", common.split(" ")[0]).put("explanation", "equal");
        var both = json.putArray("alerts");
        alerts.forEach(alert -> both.addObject().put("id", alert));
        json.set("verdicts", verdicts);
        return json;
    }

    /** What agrees in two alerts. */
    static Set<String> common(JsonNode one, JsonNode other) {
        var common = values(one);
        common.retainAll(values(other));
        return common;
    }

    private static Set<String> values(JsonNode alert) {
        var values = new TreeSet<String>();
        for (var plate : List.of("/content/plate/number", "/content/transport/plate/number")) {
            LatinReading.of(alert.at(plate).asString(""))
                    .filter(reading -> !reading.isEmpty())
                    .ifPresent(reading -> values.add("PLATE " + reading));
        }
        for (var number : List.of("/content/vin", "/content/chassisNumber")) {
            var characters = alert.at(number).asString("");
            if (!characters.isEmpty()) {
                values.add("CHASSIS " + characters.substring(characters.length() - 6));
            }
        }
        var born = alert.at("/content/persons/0/dateOfBirth").asString("");
        if (!born.isEmpty()) {
            values.add("PERSON " + born.substring(0, "1984-05".length()));
        }
        return values;
    }
}
