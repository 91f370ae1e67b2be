package org.borderexchange.cases.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.borderexchange.cases.Answer;
import org.borderexchange.cases.CasesOverHttp;
import org.borderexchange.cases.hit.HitEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final String HITS = "/api/v1/hits";

    private static final List<String> CALLERS = List.of(
            "rs.duty-officer",
            "ba.analyst",
            "rs.system",
            "rs.ncp-admin",
            "rs.dpo",
            "hub.hub-analyst",
            "hub.operator",
            // Whoever is not the issuer for it has no say in a role.
            "rs.hub-analyst",
            "rs.operator",
            "hub.analyst");

    private static final Set<String> READERS = Set.of("rs.duty-officer", "ba.analyst", "hub.hub-analyst");

    private static final Set<String> OPERATORS = Set.of("hub.operator");
    private static final Set<String> NOBODY = Set.of();

    /** Every address, and who may use it. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("GET " + HITS, READERS),
            Map.entry("GET " + HITS + "/H-01K0000000000000000000000A", READERS),
            Map.entry("POST " + HITS, NOBODY),
            Map.entry("GET /api/v1/cases", READERS),
            Map.entry("GET /api/v1/cases/C-01K0000000000000000000000A", READERS),
            Map.entry("GET /api/v1/cases/C-01K0000000000000000000000A/documents/a", READERS),
            Map.entry("POST /api/v1/cases", NOBODY),
            Map.entry("DELETE /api/v1/cases/C-01K0000000000000000000000A", NOBODY),
            Map.entry("GET /api/v1/operations", READERS),
            Map.entry("GET /api/v1/operations/O-01K0000000000000000000000A", READERS),
            Map.entry("PUT /api/v1/attachments/a", Set.of("rs.duty-officer")),
            Map.entry("GET /api/v1/attachments/a", NOBODY),
            Map.entry("GET /api/v1/anything", NOBODY),
            Map.entry("GET /actuator", OPERATORS),
            Map.entry("GET /actuator/prometheus", OPERATORS),
            Map.entry("POST /actuator/rebuild", OPERATORS),
            Map.entry("POST /actuator/deadletters", OPERATORS),
            Map.entry("GET /", NOBODY));

    private final CasesOverHttp cases = CasesOverHttp.started();

    static Stream<Arguments> everyCallerAtEveryAddress() {
        return ALLOWED.entrySet().stream()
                .flatMap(address -> CALLERS.stream()
                        .map(caller -> Arguments.of(
                                address.getKey(), caller, address.getValue().contains(caller))));
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @MethodSource
    void everyCallerAtEveryAddress(String address, String caller, boolean allowed) {
        var answer = call(address, cases.token(caller));

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
        assertRefused(call(address, ""));
    }

    static Stream<Arguments> badTokens() {
        var cases = CasesOverHttp.started();
        var longAgo = HitEvents.NOW.minus(Duration.ofHours(1));
        return Stream.of(
                Arguments.of("expired", changed(claims -> claims.expirationTime(Date.from(longAgo)))),
                Arguments.of("without expiry", changed(claims -> claims.expirationTime(null))),
                Arguments.of("for another audience", changed(claims -> claims.audience("another"))),
                Arguments.of("that claims another country", changed(claims -> claims.claim("country", "BA"))),
                Arguments.of("that claims the hub", changed(claims -> claims.claim("country", "HUB"))),
                Arguments.of("of no country", changed(claims -> claims.claim("country", null))),
                Arguments.of("of nobody", changed(claims -> claims.subject(null))),
                Arguments.of("of a stranger", cases.stranger.token("analyst")),
                Arguments.of(
                        "of a stranger in Serbia's name",
                        cases.stranger.token(claims -> claims.issuer(cases.rs.uri()), "analyst")),
                Arguments.of(
                        "of Bosnia in Serbia's name",
                        cases.ba.token(claims -> claims.issuer(cases.rs.uri()).claim("country", "RS"), "analyst")),
                Arguments.of("no token at all", "secret"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aTokenThatIsNotGoodIsRefusedWithoutAHint(String what, String token) {
        assertRefused(call("GET " + HITS, token));
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
        var answer = cases.send("GET", path, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void whileAnIdentityProviderIsDownItsCallersAreToldSoAndOthersAreServed() {
        var away = "http://127.0.0.1:1/rs";
        var port = cases.startWithoutIssuerOfSerbia(away);

        var answer = cases.send(port, "GET", HITS, cases.rs.token(claims -> claims.issuer(away), "analyst"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(cases.send(port, "GET", HITS, cases.token("ba.analyst")).status())
                .isEqualTo(200);
    }

    private Answer call(String address, String token) {
        int space = address.indexOf(' ');
        return cases.send(address.substring(0, space), address.substring(space + 1), token);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("type", "title", "status");
    }

    private static String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return CasesOverHttp.started().rs.token(change, "analyst");
    }
}
