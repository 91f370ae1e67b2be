package org.borderexchange.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.borderexchange.local.stack.LocalStack;
import tools.jackson.databind.json.JsonMapper;

/** A country's gateway as its duty officer uses it. */
final class Gateway {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final LocalStack stack;
    private final String country;
    private final URI api;

    Gateway(LocalStack stack, String country) {
        this.stack = stack;
        this.country = country;
        this.api = stack.baseUrl(country).resolve("/api/v1/");
    }

    /** @return id of the new alert */
    String issue(String alert) throws IOException, InterruptedException {
        var request = authorised(api.resolve("alerts"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(alert))
                .build();
        var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException("expected 201, got " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body()).get("id").asString();
    }

    /** Opens the desk's feed; the caller reads it line by line. */
    HttpResponse<java.util.stream.Stream<String>> feed() throws IOException, InterruptedException {
        var request = authorised(api.resolve("events"))
                .header("Accept", "text/event-stream")
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
    }

    private HttpRequest.Builder authorised(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + stack.token(country, "duty-officer"));
    }
}
