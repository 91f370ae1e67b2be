package org.borderexchange.local;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.borderexchange.local.stack.StackSettings;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the stack, whoever started it. The data stays.")
final class DownCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 60;

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        var launcher = RunningStack.find(StackSettings.promised().data())
                .flatMap(running -> ProcessHandle.of(running.launcher()));
        if (launcher.isEmpty()) {
            System.out.println("The stack does not run."); // the answer of a command
            return 0;
        }
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            // Its processes end with it.
            launcher.get().destroyForcibly();
            launcher.get().onExit().get();
        }
        System.out.println("Stopped."); // the answer of a command
        return 0;
    }
}
