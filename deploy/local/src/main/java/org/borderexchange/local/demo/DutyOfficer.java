package org.borderexchange.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An officer at his country's gateway.
 *
 * @param gateway e.g. {@code http://127.0.0.1:8081}
 */
record DutyOfficer(String country, URI gateway, String token, HttpClient http) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    /** @param body missing where the answer has none */
    record Answer(int status, JsonNode body) {

        /**
         * @param what was asked
         * @param promised one of these
         * @throws Fault if it has another status
         */
        void require(String what, int... promised) throws Fault {
            if (IntStream.of(promised).noneMatch(one -> one == status)) {
                throw new Fault("%s was answered %d %s".formatted(what, status, body));
            }
        }
    }

    Answer issue(JsonNode alert) throws IOException, InterruptedException {
        return send(request("/alerts").POST(BodyPublishers.ofString(alert.toString())));
    }

    /** @param version the present one */
    Answer amend(String id, int version, JsonNode alert) throws IOException, InterruptedException {
        return send(request("/alerts/" + id)
                .header("If-Match", "\"" + version + "\"")
                .PUT(BodyPublishers.ofString(alert.toString())));
    }

    Answer withdraw(String id, String reason) throws IOException, InterruptedException {
        var body = JSON.writeValueAsString(Map.of("reason", reason));
        return send(request("/alerts/" + id + "/withdrawal").POST(BodyPublishers.ofString(body)));
    }

    Answer read(String id) throws IOException, InterruptedException {
        return send(request("/alerts/" + id));
    }

    /** @param question as {@code POST /checks} takes it */
    Answer check(JsonNode question) throws IOException, InterruptedException {
        return send(request("/checks").POST(BodyPublishers.ofString(question.toString())));
    }

    /** The newest that concern this country. */
    Answer hits() throws IOException, InterruptedException {
        return send(request("/hits?limit=50"));
    }

    Answer hit(String id) throws IOException, InterruptedException {
        return send(request("/hits/" + id));
    }

    /** @param verdict {@code CONFIRMED} or {@code REJECTED} */
    Answer judge(String hit, String verdict, String reason) throws IOException, InterruptedException {
        var body = JSON.writeValueAsString(Map.of("verdict", verdict, "reason", reason));
        return send(request("/hits/" + hit + "/verdict").POST(BodyPublishers.ofString(body)));
    }

    /** With its timeline. */
    Answer caseFile(String id) throws IOException, InterruptedException {
        return send(request("/cases/" + id));
    }

    Answer operation(String id) throws IOException, InterruptedException {
        return send(request("/operations/" + id));
    }

    Answer openOperation(JsonNode terms) throws IOException, InterruptedException {
        return send(request("/operations").POST(BodyPublishers.ofString(terms.toString())));
    }

    /**
     * Does something in a case or operation.
     *
     * @param act as {@code POST …/acts} takes it
     * @param seen the version that the officer saw
     */
    Answer act(String subject, JsonNode act, int seen) throws IOException, InterruptedException {
        var path = subject.startsWith("C-") ? "/cases/" : "/operations/";
        return send(request(path + subject + "/acts")
                .header("If-Match", "\"" + seen + "\"")
                .POST(BodyPublishers.ofString(act.toString())));
    }

    /** Opens the live feed; what happens from now on is heard. */
    Desk openDesk() throws IOException, InterruptedException {
        var request = request("/events").header("Accept", "text/event-stream").build();
        try {
            // The request's own timeout would end the feed on a JDK from 26 on.
            var response = http.sendAsync(request, BodyHandlers.ofLines()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("GET %s answered %d".formatted(request.uri(), response.statusCode()));
            }
            var desk = new Desk(country);
            desk.follow(response.body());
            return desk;
        } catch (TimeoutException | ExecutionException failed) {
            throw new IOException("no feed from " + request.uri(), failed);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        var body = response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
        return new Answer(response.statusCode(), body);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "DutyOfficer[country=%s, gateway=%s]".formatted(country, gateway);
    }
}
