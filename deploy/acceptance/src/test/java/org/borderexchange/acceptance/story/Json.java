package org.borderexchange.acceptance.story;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one mapper. */
final class Json {

    static final JsonMapper MAPPER = new JsonMapper();

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    private Json() {}
}
