package org.borderexchange.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.node.JsonNodeFactory;

class ScreenTest {

    private static final String ID = "RS-01K9Z3T4V5W6X7Y8Z9A0B1C2D3";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void aRowTellsWhoIssuedWhatAndWhenItCameToEachDesk() {
        show(new Screen(out(), Ansi.OFF), "KG 1234-ЋА Toyota Hilux, white");
        assertThat(shown())
                .isEqualTo(
                        "RS …B1C2D3  stolen-vehicles  vehicle    KG 1234-ЋА Toyota Hilux, white         BA   7 ms  ME  <1 ms");
    }

    @Test
    void aRowNeverNeedsMoreThan100Columns() {
        show(new Screen(out(), Ansi.OFF), "BG 1234-ЋА Mercedes-Benz Something Very Long, anthracite");
        assertThat(shown()).hasSizeLessThanOrEqualTo(100).contains("…");
    }

    @Test
    void fromASecondOnATimeIsToldInSeconds() {
        assertThat(Screen.inWords(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(Screen.inWords(Duration.ofMillis(4_218))).isEqualTo("4.2 s");
    }

    @Test
    void coloursAreUsedOnlyWhereTheyAreWanted() {
        show(new Screen(out(), Ansi.OFF), "x");
        assertThat(shown()).doesNotContain("\u001b");
        show(new Screen(out(), Ansi.ON), "x");
        assertThat(shown()).contains("\u001b[");
    }

    private static void show(Screen screen, String summary) {
        var body = JsonNodeFactory.instance.objectNode();
        screen.row(ID, "vehicle", new DemoAlert("RS", "stolen-vehicles", "vehicle", summary, body));
        screen.arrival("BA", Duration.ofMillis(7));
        screen.arrival("ME", Duration.ofNanos(400_000));
        screen.endOfRow();
    }

    /** In an encoding without Cyrillic, as a terminal in the locale C has it. */
    private PrintStream out() {
        return new PrintStream(bytes, true, StandardCharsets.US_ASCII);
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
