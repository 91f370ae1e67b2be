package org.borderexchange.acceptance.story;

import java.util.List;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.HitId;
import tools.jackson.databind.JsonNode;

/** A case or operation as one caller was answered it. */
public record CaseFile(String id, int version, JsonNode json) {

    /** Id of the case that a hit opens. */
    public static String openedBy(Hit hit) {
        return CaseId.openedBy(HitId.parse(hit.id()).orElseThrow()).toString();
    }

    static CaseFile of(Answer answer) {
        var json = answer.json();
        return new CaseFile(
                json.required("id").asString(), json.required("version").asInt(), json);
    }

    public String text(String field) {
        return json.path(field).asString("");
    }

    /** Ids of what it lists, e.g. {@code alerts}. */
    public List<String> idsOf(String list) {
        return json.required(list)
                .valueStream()
                .map(item -> item.required("id").asString())
                .toList();
    }

    public List<String> countries() {
        return json.required("participants")
                .valueStream()
                .map(one -> one.required("country").asString())
                .toList();
    }

    /** Of each line of its history its kind, of acts what was done, in order. */
    public List<String> timeline() {
        return json.required("timeline").valueStream().map(CaseFile::named).toList();
    }

    private static String named(JsonNode line) {
        var act = line.path("act").path("kind");
        return act.isString() ? act.asString() : line.required("kind").asString();
    }
}
