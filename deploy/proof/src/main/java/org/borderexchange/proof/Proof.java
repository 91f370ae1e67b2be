package org.borderexchange.proof;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.local.stack.Progress;
import org.borderexchange.local.stack.StackSettings;

/** Starts the platform on free ports with an empty database, measures, prints, stops. Nothing is asserted: timings are no tests. */
final class Proof {

    private static final int WARM_UP_ALERTS = 2_000;

    public static void main(String[] arguments) throws Exception {
        var out = System.out; // the table is this program's product
        var data = Files.createTempDirectory("border-exchange-proof");
        var settings = StackSettings.onFreePorts(data)
                .withGatewayJvmFlags(StackSettings.FAST)
                .withGatewaySettings(Map.of("logging.level.root", "warn"));
        out.println("Starting the platform …");
        try (var stack = LocalStack.start(settings, Progress.SILENT)) {
            measure(stack, out);
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
