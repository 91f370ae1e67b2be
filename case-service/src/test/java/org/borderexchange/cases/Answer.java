package org.borderexchange.cases;

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

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Ids of a list's items. */
    public List<String> ids() {
        var ids = new ArrayList<String>();
        json().get("items").forEach(item -> ids.add(item.get("id").stringValue()));
        return ids;
    }

    /** Slug of the problem that was answered, with its media type checked. */
    public String problem() {
        if (!header("Content-Type").equals("application/problem+json")) {
            throw new AssertionError("no problem, but " + header("Content-Type") + " with status " + status());
        }
        return json().get("type").stringValue().replace("urn:border-exchange:problem:", "");
    }

    /** Pointers of the problem's errors, in order. */
    public List<String> pointers() {
        var pointers = new ArrayList<String>();
        json().path("errors").forEach(error -> pointers.add(error.get("pointer").stringValue()));
        return pointers;
    }
}
