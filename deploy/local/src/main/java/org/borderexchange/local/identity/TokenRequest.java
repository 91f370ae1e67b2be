package org.borderexchange.local.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the identity provider for an access token with the client credentials grant.
 *
 * @param endpoint see {@link Issuer#tokenEndpoint}
 * @param client the role
 */
public record TokenRequest(URI endpoint, String client, String secret) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @return the token as it goes after {@code Bearer}
     * @throws IOException if the provider cannot be reached or refuses
     */
    public String send() throws IOException, InterruptedException {
        var credentials = (client + ":" + secret).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("%s answered %d".formatted(endpoint, response.statusCode()));
            }
            return JSON.readTree(response.body()).required("access_token").asString();
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenRequest[endpoint=%s, client=%s]".formatted(endpoint, client);
    }
}
