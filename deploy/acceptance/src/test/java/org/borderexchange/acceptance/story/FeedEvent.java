package org.borderexchange.acceptance.story;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One event of a desk's feed.
 *
 * @param alert absent where the country lost it, or where it is about something else
 * @param json all of it
 */
public record FeedEvent(
        String kind, String subjectId, int version, Optional<JsonNode> alert, JsonNode json, String text) {

    static FeedEvent of(String name, String data) {
        var json = Json.read(data);
        var alert = Optional.ofNullable(json.get("alert"));
        return new FeedEvent(
                name, json.path("subjectId").asString(""), json.path("version").asInt(0), alert, json, data);
    }
}
