package org.borderexchange.local.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The demo in a terminal, at most 100 columns wide; with colours only where {@code ansi} has them. */
final class Screen {

    private static final String ROW = "%-2s %7s  %-15s  %-9s  %-37s";
    private static final String MATCH_ROW = "   %7s  %-15s  %-37s";
    private static final int WIDTH = 100;
    private static final int SUMMARY = 37;
    private static final int PAIR = 63;
    private static final int ID = 6;

    private final PrintStream out;
    private final Ansi ansi;

    Screen(PrintStream out, Ansi ansi) {
        // Plates are Cyrillic, whatever the locale of the terminal says.
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
        this.ansi = ansi;
    }

    void say(String line) {
        out.println(line);
    }

    /** What may be longer than a line. */
    void sayInOneLine(String line) {
        out.println(fitting(line, WIDTH));
    }

    /** E.g. a field and what is wrong with it. */
    void pair(String left, String right) {
        out.printf("   %-32s  %s%n", left, fitting(right, PAIR));
    }

    void headline(String line) {
        out.println();
        out.println(paint("bold", line));
    }

    void fault(String line) {
        out.println(paint("red,bold", "FAILED  " + line));
    }

    /** The last word on a run. */
    void verdict(int faults) {
        out.println();
        out.println(
                faults == 0
                        ? paint("green", "The demo went as promised.")
                        : paint("red,bold", "FAILED: %d of the above went otherwise than promised.".formatted(faults)));
    }

    /** Begins the line of an act; {@link #arrival} and the like continue it, {@link #endOfRow} ends it. */
    void row(String id, String act, DemoAlert alert) {
        out.print(ROW.formatted(
                alert.country(), shortened(id), alert.workingGroup(), act, fitting(alert.summary(), SUMMARY)));
        out.flush();
    }

    /**
     * Begins the line of what was found, as {@link #row} does.
     *
     * @param between the countries whose alerts match
     * @param kind of match, in a few words
     */
    void match(String id, String between, String kind) {
        out.print(MATCH_ROW.formatted(shortened(id), between, kind));
        out.flush();
    }

    /** It can be found there, but alarmed nobody. */
    void listed(String desk) {
        cell(desk, "green", "listed");
    }

    void arrival(String desk, Duration latency) {
        cell(desk, "green", inWords(latency));
    }

    void notForThem(String desk) {
        cell(desk, "faint", "–");
    }

    void nothingCame(String desk) {
        cell(desk, "red,bold", "none");
    }

    void endOfRow() {
        out.println();
    }

    /** In milliseconds, from a second on in seconds; at most six characters. */
    static String inWords(Duration latency) {
        var millis = latency.toMillis();
        if (millis >= 1_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        return millis == 0 ? "<1 ms" : millis + " ms";
    }

    private void cell(String desk, String style, String text) {
        out.print("  " + desk + " " + paint(style, "%6s".formatted(text)));
        out.flush();
    }

    static String shortened(String id) {
        return "…" + id.substring(Math.max(0, id.length() - ID));
    }

    private static String fitting(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    private String paint(String style, String text) {
        return ansi.enabled() ? ansi.string("@|" + style + " " + text + "|@") : text;
    }
}
