package org.borderexchange.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DemoTest {

    private static final Duration PATIENT = Duration.ofSeconds(10);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private FakeExchange exchange;

    @BeforeEach
    void start() throws IOException {
        exchange = new FakeExchange();
    }

    @AfterEach
    void stop() {
        exchange.close();
    }

    @Test
    void aRunShowsEveryAlertOnTheDesksItIsForAndEndsWell() throws InterruptedException {
        assertThat(run(PATIENT)).as("%s", bytes).isTrue();
        assertThat(shown())
                .contains(
                        "29 alerts issued",
                        "The demo went as promised",
                        "/swagger-ui.html",
                        "amended",
                        "withdrawn",
                        "again")
                .contains("RS   20 of 20 came", "BA   19 of 19 came", "ME   18 of 18 came")
                .contains("of 0 not for it came 0", "of 5 not for it came 0", "/content/vin")
                .containsPattern("firearms +smuggling .* BA +\\d*<?\\d+ ms  ME +–")
                .doesNotContain("\u001b");
        assertThat(shown().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void aRunShowsWhatTheHubFindsToThoseWhoMayKnowItAlone() throws InterruptedException {
        assertThat(run(PATIENT)).as("%s", bytes).isTrue();
        assertThat(shown())
                .containsPattern("RS and BA +hit, normalised, score 0.97 +RS +\\S+ ms  BA +\\S+ ms  ME +–")
                .containsPattern("BA and RS +lead, normalised, score 0.97 +RS listed  BA listed  ME +–")
                .containsPattern("ME and BA +hit, normalised, score 0.97 +RS +–  BA +\\S+ ms  ME +–")
                .contains("ME owns one of the two and learns nothing")
                .containsPattern("RS +CONFIRMED: .* BA +\\S+ ms")
                .containsPattern("ME asks at Dobrakovo for VIN \\w{17}: NO_HIT, answered in")
                .containsPattern("ME asks at Dobrakovo for VIN \\w{17}: HIT, answered in")
                .containsPattern("BA owns it +and learns: seen at Dobrakovo +BA +\\S+ ms");
    }

    @Test
    void aHitThatAnOwnerLearnsOfWhoMayNotReadTheOtherAlertEndsTheRunBadly() throws InterruptedException {
        exchange.betray();
        assertThat(run(PATIENT)).isFalse();
        assertThat(shown()).contains("FAILED  ME learnt of H-");
    }

    @Test
    void aDeskThatHearsNothingIsNamedAndTheRunEndsBadly() throws InterruptedException {
        exchange.deafen("ME");
        assertThat(run(Duration.ofMillis(300))).isFalse();
        assertThat(shown())
                .contains("ME   none", "FAILED", "nothing came to ME", "ME   0 of 3 came, median –")
                .doesNotContain("The demo went as promised");
    }

    @Test
    void aGatewayThatDoesNotAnswerEndsTheRunBadly() throws InterruptedException {
        exchange.close();
        assertThat(run(PATIENT)).isFalse();
        assertThat(shown()).contains("FAILED", "no feed from").doesNotContain("alerts issued");
    }

    private boolean run(Duration patience) throws InterruptedException {
        var http = HttpClient.newHttpClient();
        try (var demo = new Demo(
                ExchangeDirectory.read(Path.of("../directory")),
                exchange.officers(http),
                http,
                new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), Ansi.OFF),
                Duration.ZERO,
                patience,
                Optional.empty())) {
            return demo.run();
        }
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
