package org.borderexchange.acceptance.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a gateway answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public JsonNode json() {
        return Json.read(body);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The {@code items} of a list. */
    public List<JsonNode> items() {
        return StreamSupport.stream(json().required("items").spliterator(), false)
                .toList();
    }

    /** Ids of the alerts in a list. */
    public List<String> ids() {
        return items().stream().map(item -> item.required("id").asString()).toList();
    }

    public Answer hasStatus(int expected) {
        assertThat(status).as("status of %s", body).isEqualTo(expected);
        return this;
    }

    /** A problem answer of that kind, which tells nothing of what is inside. */
    public Answer isProblem(int expected, String kind) {
        hasStatus(expected);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(json().required("type").asString()).endsWith(":" + kind);
        assertThat(json().required("title").asString()).isNotBlank();
        assertThat(body).doesNotContain("Exception", "org.borderexchange", "org.springframework", "\tat ");
        return this;
    }

    /** Pointers of the faults that a problem names. */
    public List<String> pointers() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error -> error.required("pointer").asString())
                .toList();
    }
}
