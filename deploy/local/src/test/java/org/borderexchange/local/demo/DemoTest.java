package org.borderexchange.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
                        "24 alerts issued",
                        "The demo went as promised",
                        "/swagger-ui.html",
                        "amended",
                        "withdrawn",
                        "again")
                .contains("RS   17 of 17 came", "BA   17 of 17 came", "ME   15 of 15 came")
                .contains("of 0 not for it came 0", "of 3 not for it came 0", "/content/vin")
                .containsPattern("firearms +smuggling .* BA +\\d*<?\\d+ ms  ME +–")
                .doesNotContain("\u001b");
        assertThat(shown().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
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
                patience)) {
            return demo.run();
        }
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
