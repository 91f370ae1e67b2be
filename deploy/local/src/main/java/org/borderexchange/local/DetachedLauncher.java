package org.borderexchange.local;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A second launcher that goes on when this one returns, and when the terminal is closed.
 *
 * @param out where to repeat what it says until it is ready
 */
record DetachedLauncher(Path data, PrintStream out) {

    private static final long POLL_MILLIS = 200;

    /** What it says, while it starts and later. */
    static Path log(Path data) {
        return data.resolve("launcher.log");
    }

    /** @return exit code: 0 when the stack is ready and runs on */
    int run() throws IOException, InterruptedException {
        Files.createDirectories(data);
        var launcher = new ProcessBuilder(command())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log(data).toFile()))
                .start();
        var shown = 0;
        var ended = false;
        var ready = false;
        while (!ended && !ready) {
            ended = launcher.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            ready = isReady(launcher.pid());
            var said = Files.readString(log(data));
            out.print(said.substring(shown));
            shown = said.length();
        }
        return ready ? 0 : launcher.exitValue();
    }

    private boolean isReady(long pid) {
        return RunningStack.published(data)
                .filter(running ->
                        running.launcher() == pid && !running.overview().isEmpty())
                .isPresent();
    }

    /** This very command, but in the foreground and without the demo, which nobody would see. */
    private static List<String> command() {
        var self = ProcessHandle.current().info();
        var command = new ArrayList<>(List.of("nohup", self.command().orElseThrow()));
        Arrays.stream(self.arguments().orElseThrow())
                .filter(argument -> !argument.equals(UpCommand.DETACH) && !argument.equals(UpCommand.NO_DEMO))
                .forEach(command::add);
        command.add(UpCommand.NO_DEMO);
        return command;
    }
}
