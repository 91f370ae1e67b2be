package org.borderexchange.local;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.borderexchange.local.demo.Demo;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.local.stack.StackFailed;
import org.borderexchange.local.stack.StackSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the whole platform on this machine and shows it at work. Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {

    static final String NO_DEMO = "--no-demo";
    static final String DETACH = "--detach";

    @Option(names = NO_DEMO, description = "Start without the demo.")
    private boolean noDemo;

    @Option(names = "--fresh", description = "Wipe the data of earlier runs first.")
    private boolean fresh;

    @Option(
            names = DETACH,
            description = "Return when everything is ready; deploy/local/down stops it. Implies --no-demo.")
    private boolean detach;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        var settings = StackSettings.promised();
        if (detach) {
            return new DetachedLauncher(settings.data(), out).run();
        }
        run(settings);
        return 0;
    }

    private void run(StackSettings settings) throws InterruptedException {
        var claim = RunningStack.claim(settings.data()).orElseThrow(() -> runsAlready(settings));
        if (fresh) {
            claim.wipeEverythingElse();
        }
        out.println("Starting the stack; data in " + settings.data());
        var started = System.nanoTime();
        var stack = LocalStack.start(settings, new Narrator(out));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, claim), "stop"));
        out.printf("Ready after %.1f s.%n%n", (System.nanoTime() - started) / 1e9);
        var overview = Overview.of(stack);
        overview.forEach(out::println);
        claim.publish(overview);
        if (!noDemo) {
            Demo.run(stack, out);
        }
        new CountDownLatch(1).await();
    }

    private void stop(LocalStack stack, RunningStack.Claim claim) {
        out.println("Stopping ...");
        stack.close();
        claim.release();
        out.println("Stopped.");
    }

    private static StackFailed runsAlready(StackSettings settings) {
        return new StackFailed(RunningStack.find(settings.data())
                .map(running -> "The stack runs already, started by process %d; deploy/local/down stops it.%n%s"
                        .formatted(running.launcher(), String.join(System.lineSeparator(), running.overview())))
                .orElse("Another launcher has just ended; try again."));
    }
}
