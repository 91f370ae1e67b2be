package org.borderexchange.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.GatewayOverHttp.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final String ID = "/api/v1/alerts/RS-01JZZZZZZZZZZZZZZZZZZZZZZZ";

    private static final String HIT = "/api/v1/hits/H-3V5K9W2N8Q4R6T1X0Z7Y5M2C4B";

    private static final String CASE = "/api/v1/cases/C-3V5K9W2N8Q4R6T1X0Z7Y5M2C4B";

    private static final String OPERATION = "/api/v1/operations/O-3V5K9W2N8Q4R6T1X0Z7Y5M2C4B";

    private static final String ACT = "RS-01JZZZZZZZZZZZZZZZZZZZZZZZ";

    private static final List<String> ROLES =
            List.of("duty-officer", "analyst", "system", "ncp-admin", "dpo", "hub-analyst", "operator");

    /** Every address, and the roles that may use it. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("POST /api/v1/alerts", Set.of("duty-officer", "system")),
            Map.entry("POST /api/v1/alerts/batch", Set.of("system")),
            Map.entry("PUT " + ID, Set.of("duty-officer", "system")),
            Map.entry("POST " + ID + "/withdrawal", Set.of("duty-officer", "system")),
            Map.entry("GET /api/v1/alerts", Set.of("duty-officer", "analyst", "system")),
            Map.entry("GET " + ID, Set.of("duty-officer", "analyst", "system")),
            Map.entry("GET " + ID + "/history", Set.of("duty-officer", "analyst", "system")),
            Map.entry("GET " + ID + "/sightings", Set.of("duty-officer", "analyst", "system")),
            Map.entry("POST /api/v1/checks", Set.of("duty-officer", "analyst", "system")),
            Map.entry("GET /api/v1/hits", Set.of("duty-officer", "analyst")),
            Map.entry("GET " + HIT, Set.of("duty-officer", "analyst")),
            Map.entry("POST " + HIT + "/verdict", Set.of("duty-officer")),
            Map.entry("GET /api/v1/cases", Set.of("duty-officer", "analyst")),
            Map.entry("GET /api/v1/cases/related", Set.of("duty-officer", "analyst")),
            Map.entry("GET " + CASE, Set.of("duty-officer", "analyst")),
            Map.entry("GET " + CASE + "/acts/" + ACT, Set.of("duty-officer", "analyst")),
            Map.entry("POST /api/v1/cases", Set.of("duty-officer")),
            Map.entry("POST " + CASE + "/acts", Set.of("duty-officer")),
            Map.entry("POST " + CASE + "/documents", Set.of("duty-officer")),
            Map.entry("GET " + CASE + "/documents", Set.of()),
            Map.entry("GET /api/v1/operations", Set.of("duty-officer", "analyst")),
            Map.entry("GET " + OPERATION, Set.of("duty-officer", "analyst")),
            Map.entry("GET " + OPERATION + "/acts/" + ACT, Set.of("duty-officer", "analyst")),
            Map.entry("POST /api/v1/operations", Set.of("duty-officer")),
            Map.entry("POST " + OPERATION + "/acts", Set.of("duty-officer")),
            Map.entry("POST " + ID + "/acknowledgement", Set.of("duty-officer")),
            Map.entry("POST " + HIT + "/acknowledgement", Set.of("duty-officer")),
            Map.entry("GET /api/v1/events", Set.of("duty-officer", "analyst")),
            Map.entry("GET /api/v1/me", Set.of("duty-officer", "analyst", "system", "ncp-admin", "dpo")),
            Map.entry("GET /api/v1/code-lists", Set.of("duty-officer", "analyst", "system", "ncp-admin", "dpo")),
            Map.entry("GET /actuator/prometheus", Set.of("operator")),
            Map.entry("GET /actuator/metrics", Set.of("operator")),
            Map.entry("GET /actuator", Set.of("operator")),
            Map.entry("DELETE " + ID, Set.of()),
            Map.entry("GET /api/v1/anything", Set.of()),
            Map.entry("GET /error", Set.of()),
            Map.entry("GET /", Set.of()));

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    static Stream<Arguments> everyRoleAtEveryAddress() {
        return ALLOWED.entrySet().stream()
                .flatMap(address -> ROLES.stream()
                        .map(role -> Arguments.of(
                                address.getKey(), role, address.getValue().contains(role))));
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @MethodSource
    void everyRoleAtEveryAddress(String address, String role, boolean allowed) {
        var answer = call(address, gateway.token(role));

        if (allowed) {
            assertThat(answer.status()).as(answer.body()).isNotIn(401, 403);
        } else {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("forbidden");
        }
    }

    static Set<String> everyAddress() {
        return ALLOWED.keySet();
    }

    @ParameterizedTest
    @MethodSource("everyAddress")
    void withoutATokenNothingIsAllowed(String address) {
        var method = address.substring(0, address.indexOf(' '));
        var answer = gateway.send(method, address.substring(address.indexOf(' ') + 1), "", List.of());

        assertThat(answer.status()).isEqualTo(401);
        assertNoHint(answer);
    }

    static Stream<Arguments> badTokens() {
        var gateway = GatewayOverHttp.started();
        var longAgo = GatewayOverHttp.NOW.minus(Duration.ofHours(1));
        return Stream.of(
                Arguments.of("expired", change(gateway, claims -> claims.expirationTime(at(longAgo)))),
                Arguments.of("without expiry", change(gateway, claims -> claims.expirationTime(null))),
                Arguments.of(
                        "not yet valid",
                        change(gateway, claims -> claims.notBeforeTime(at(GatewayOverHttp.NOW.plusSeconds(300))))),
                Arguments.of("for another audience", change(gateway, claims -> claims.audience("another"))),
                Arguments.of("for no audience", change(gateway, claims -> claims.audience((String) null))),
                Arguments.of("of another country", change(gateway, claims -> claims.claim("country", "BA"))),
                Arguments.of("of no country", change(gateway, claims -> claims.claim("country", null))),
                Arguments.of("with a country of another type", change(gateway, claims -> claims.claim("country", 5))),
                Arguments.of("of nobody", change(gateway, claims -> claims.subject(null))),
                Arguments.of("of another issuer", gateway.stranger.token("duty-officer")),
                Arguments.of(
                        "of another issuer for this country",
                        gateway.stranger.token(claims -> claims.claim("country", "RS"), "duty-officer")),
                Arguments.of(
                        "of another issuer in this one's name",
                        gateway.stranger.token(
                                claims -> claims.issuer(gateway.national.uri()).claim("country", "RS"),
                                "duty-officer")),
                Arguments.of(
                        "of the hub for this country",
                        gateway.hub.token(claims -> claims.claim("country", "RS"), "duty-officer")),
                Arguments.of("unsigned", unsigned(gateway)),
                Arguments.of("with a changed signature", gateway.token("duty-officer") + "A"),
                Arguments.of("no token at all", "secret"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aTokenThatIsNotGoodIsRefusedWithoutAHint(String what, String token) {
        var answer = call("GET /api/v1/me", token);

        assertThat(answer.status()).isEqualTo(401);
        assertNoHint(answer);
    }

    @Test
    void allRefusalsOfTokensLookTheSame() {
        var bodies = badTokens()
                .map(bad -> call("GET /api/v1/me", (String) bad.get()[1]).body());

        assertThat(bodies.distinct()).hasSize(1);
    }

    @Test
    void aTokenMayBeAFewSecondsLate() {
        var justOver = change(
                gateway,
                claims -> claims.issueTime(at(GatewayOverHttp.NOW.minusSeconds(600)))
                        .expirationTime(at(GatewayOverHttp.NOW.minusSeconds(20))));

        assertThat(call("GET /api/v1/me", justOver).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"operator,/actuator/prometheus", "hub-analyst,/api/v1/me"})
    void theNationalIssuerHasNoSayInTheHubsRoles(String role, String path) {
        assertThat(call("GET " + path, gateway.national.token(role)).status()).isEqualTo(403);
    }

    @Test
    void theHubsIssuerHasNoSayInNationalRoles() {
        assertThat(call("GET /api/v1/alerts", gateway.hub.token("duty-officer")).status())
                .isEqualTo(403);
    }

    @Test
    void rolesInAnotherFormAreNoRoles() {
        var text = change(gateway, claims -> claims.claim("roles", "duty-officer"));
        var none = change(gateway, claims -> claims.claim("roles", null));
        var unknown = gateway.national.token("emperor");

        assertThat(Stream.of(text, none, unknown)
                        .map(token -> call("GET /api/v1/me", token).status()))
                .containsOnly(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/v3/api-docs",
                "/swagger-ui/index.html"
            })
    void healthAndDocumentationAreOpen(String path) {
        var answer = gateway.send("GET", path, "", List.of());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void openHealthHasNoDetails() {
        assertThat(gateway.send("GET", "/actuator/health", "", List.of()).body())
                .doesNotContain("components", "details");
    }

    @Test
    void thereIsNoSession() {
        HttpResponse<String> response =
                call("GET /api/v1/me", gateway.token("analyst")).response();

        assertThat(response.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void meTellsWhoIAmAndWhatIMayDo() {
        var me = call("GET /api/v1/me", gateway.national.token("system", "analyst"))
                .json();

        assertThat(me.get("country").stringValue()).isEqualTo("RS");
        assertThat(me.get("subject").stringValue()).isEqualTo("rs.system+analyst");
        assertThat(texts(me.get("roles"))).containsExactly("analyst", "system");
        assertThat(texts(me.get("permissions")))
                .containsExactlyInAnyOrder(
                        "issue", "batch", "amend", "withdraw", "read", "read-own", "check", "case-read", "feed");
        assertThat(me.get("workingGroups").findValuesAsString("id"))
                .containsExactly("firearms", "migration", "smuggling", "stolen-vehicles");
        assertThat(texts(me.at("/workingGroups/0/contentTypes"))).containsExactly("SMUGGLING");
        assertThat(texts(me.at("/workingGroups/0/members"))).containsExactly("BA", "RS");
    }

    @Test
    void whileTheIdentityProviderIsDownAGatewayStartsAndSaysThatItIsUnavailable() {
        var port = gateway.start("http://127.0.0.1:1/rs", gateway.hub.uri());
        var token = gateway.national.token(claims -> claims.issuer("http://127.0.0.1:1/rs"), "duty-officer");

        var answer = gateway.send(port, "GET", "/api/v1/me", "", List.of("Authorization", "Bearer " + token));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    private Answer call(String address, String token) {
        int space = address.indexOf(' ');
        return gateway.send(
                address.substring(0, space),
                address.substring(space + 1),
                "",
                List.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
    }

    private static void assertNoHint(Answer answer) {
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("type", "title", "status");
    }

    private static String change(GatewayOverHttp gateway, UnaryOperator<JWTClaimsSet.Builder> change) {
        return gateway.national.token(change, "duty-officer");
    }

    private static String unsigned(GatewayOverHttp gateway) {
        var parts = gateway.token("duty-officer").split("\\.");
        var header = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return header + "." + parts[1] + ".";
    }

    private static Date at(Instant moment) {
        return Date.from(moment);
    }

    private static List<String> texts(tools.jackson.databind.JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.stringValue()));
        return texts;
    }
}
