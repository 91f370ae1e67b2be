package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.borderexchange.acceptance.story.Answer;
import org.borderexchange.acceptance.story.Caller;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody gets in who should not, and nobody learns why. */
@ExtendWith(SharedExchange.class)
class TokensIT {

    private static final List<String> GUARDED =
            List.of("/api/v1/me", "/api/v1/alerts", "/api/v1/events", "/actuator/prometheus");

    private final Exchange exchange;

    TokensIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @TestFactory
    Stream<DynamicTest> aTokenThatIsNotGoodIsRefusedWithoutAHint() {
        var rs = exchange.tokenMintOf("RS");
        var ba = exchange.tokenMintOf("BA");
        var bad = Map.ofEntries(
                Map.entry("none at all", ""),
                Map.entry("garbage", "garbage"),
                Map.entry("garbage in three parts", "a.b.c"),
                Map.entry("expired", rs.expired("RS", "duty-officer", Duration.ofMinutes(5))),
                Map.entry("signed with another key", rs.signedByAStranger("RS", "duty-officer")),
                Map.entry("not signed", rs.unsigned("RS", "duty-officer")),
                Map.entry("for another audience", rs.forAnotherAudience("RS", "duty-officer")),
                Map.entry("of another country's issuer", ba.token("BA", "duty-officer")),
                Map.entry("of another country's issuer, claiming this country", ba.token("RS", "duty-officer")),
                Map.entry("of this country's issuer, claiming another", rs.token("BA", "duty-officer")),
                Map.entry("of this country's issuer, claiming the hub", rs.token("HUB", "operator")));
        return bad.entrySet().stream()
                .map(token -> DynamicTest.dynamicTest(
                        token.getKey(), () -> assertIsStopped(exchange.callerWith("RS", token.getValue()))));
    }

    private static void assertIsStopped(Caller caller) {
        for (var path : GUARDED) {
            var answer = caller.get(path).isProblem(401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.json().propertyNames()).containsOnly("type", "title", "status");
        }
    }

    @Test
    void aTokenOfTheMintIsGoodIfNothingIsWrongWithIt() {
        exchange.callerWith("RS", exchange.tokenMintOf("RS").token("RS", "duty-officer"))
                .get("/api/v1/me")
                .hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource({
        "RS, analyst, POST, /api/v1/alerts",
        "RS, dpo, POST, /api/v1/alerts",
        "RS, ncp-admin, GET, /api/v1/alerts",
        "RS, dpo, GET, /api/v1/alerts",
        "RS, system, GET, /api/v1/events",
        "RS, duty-officer, POST, /api/v1/alerts/batch",
        "RS, duty-officer, GET, /actuator/prometheus",
        "HUB, operator, GET, /api/v1/alerts",
        "HUB, operator, GET, /api/v1/events",
        "HUB, hub-analyst, GET, /api/v1/alerts",
        "HUB, hub-analyst, GET, /actuator/prometheus"
    })
    void aRoleMayDoNoMoreThanItsOwn(String issuer, String role, String method, String path) {
        var caller = exchange.callerAt("RS", issuer, role);

        Answer answer = method.equals("GET")
                ? caller.get(path)
                : caller.post(path, stolenVehicle().json());
        answer.isProblem(403, "forbidden");
    }

    @Test
    void aRoleThatTheIssuerHasNoSayInCountsForNothing() {
        exchange.callerWith("RS", exchange.tokenMintOf("RS").token("RS", "operator"))
                .get("/actuator/prometheus")
                .isProblem(403, "forbidden");
    }

    @Test
    void aSystemReadsWhatItsCountryIssuedAndNothingElse() {
        var own = exchange.officerOf("RS").issues(stolenVehicle());
        var foreign = exchange.officerOf("BA").issues(stolenVehicle()).isSoonSeenBy("RS");
        var system = exchange.systemOf("RS");

        system.reads(own.id()).hasStatus(200);
        system.reads(foreign.id()).isProblem(404, "not-found");
        assertThat(system.searches("limit=200").ids()).contains(own.id()).doesNotContain(foreign.id());
    }
}
