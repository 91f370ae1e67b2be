package org.borderexchange.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.local.stack.Progress;
import org.borderexchange.local.stack.StackSettings;

/**
 * Starts the platform on free ports with an empty database, measures, prints, stops. Nothing is asserted: timings are no tests.
 * With {@code notifications} it measures how subscribers are told, and nothing else.
 * With {@code checks} it measures the checks of one gateway and nothing else; with {@code --full} the hub gets a million alerts, which takes many minutes.
 */
final class Proof {

    private static final int WARM_UP_ALERTS = 2_000;

    public static void main(String[] arguments) throws Exception {
        var out = System.out; // the table is this program's product
        if (arguments.length > 0 && arguments[0].equals("checks")) {
            measureChecks(CheckLoad.of(List.of(arguments).subList(1, arguments.length)), out);
            return;
        }
        boolean isFull = List.of(arguments).contains("--full");
        if (arguments.length > 0 && arguments[0].equals("notifications")) {
            measureNotifications(isFull, out);
            return;
        }
        var data = Files.createTempDirectory("border-exchange-proof");
        var settings = StackSettings.onFreePorts(data)
                .withGatewayJvmFlags(StackSettings.FAST)
                .withGatewaySettings(Map.of("logging.level.root", "warn"));
        out.println(MatchQuality.measure());
        out.println("Starting the platform …");
        try (var stack = LocalStack.start(settings, Progress.SILENT)) {
            measure(stack, out);
        } finally {
            delete(data);
        }
        measureMatching(isFull ? MatchingLoad.FULL_ALERTS : MatchingLoad.DEFAULT_ALERTS, out);
    }

    private static void measureMatching(int alerts, PrintStream out) throws Exception {
        var data = Files.createTempDirectory("border-exchange-proof");
        try {
            MatchingLoad.measure(data, alerts).forEach(out::println);
        } finally {
            delete(data);
        }
    }

    /** Apart from the rest: a platform with notification-service alone. */
    private static void measureNotifications(boolean isFull, PrintStream out) throws Exception {
        out.println("Starting a platform with notification-service alone …");
        var data = Files.createTempDirectory("border-exchange-proof");
        try {
            NotificationLoad.measure(data, isFull).forEach(out::println);
        } finally {
            delete(data);
        }
    }

    /** Apart from the rest: it takes long, and 5 GB of memory. */
    private static void measureChecks(CheckLoad load, PrintStream out) throws Exception {
        out.println("Starting a platform with one gateway and filling its memory …");
        var data = Files.createTempDirectory("border-exchange-proof");
        try {
            out.println(load.measure(data));
        } finally {
            delete(data);
        }
    }

    private static void measure(LocalStack stack, PrintStream out) throws Exception {
        out.printf(
                "Machine: %d cores, Java %s. Load, platform and yardsticks share them.%n%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version());
        var alerts = new SampleAlerts();
        SustainedAcceptance.submit(stack, alerts, WARM_UP_ALERTS);

        out.println(ArrivalLatency.measure(stack, alerts));
        out.println(SustainedAcceptance.measure(stack, alerts));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Proof() {}
}
