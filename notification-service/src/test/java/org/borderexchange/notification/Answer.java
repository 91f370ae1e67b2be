package org.borderexchange.notification;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    public String text(String field) {
        return json().path(field).asString("");
    }

    /** Slug of the problem that was answered. */
    public String problem() {
        return text("type").replace("urn:border-exchange:problem:", "");
    }

    /** The problem's errors, each as {@code pointer message}. */
    public List<String> errors() {
        var errors = new ArrayList<String>();
        json().path("errors")
                .forEach(error -> errors.add(error.get("pointer").stringValue() + " "
                        + error.get("message").stringValue()));
        return errors;
    }
}
