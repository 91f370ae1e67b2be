package org.borderexchange.local;

import java.io.PrintStream;
import java.time.Duration;
import org.borderexchange.local.stack.Progress;
import org.borderexchange.local.stack.StackProcess;

/** Tells in the terminal what the stack's processes do. */
record Narrator(PrintStream out) implements Progress {

    @Override
    public void ready(StackProcess process, Duration took) {
        out.printf("  %-13s %5d  ready after %4.1f s%n", process.name(), process.port(), took.toMillis() / 1e3);
    }

    @Override
    public void died(StackProcess process, int exitCode) {
        out.printf(
                "%s (port %d) ended by itself with exit code %d; see %s%n",
                process.name(), process.port(), exitCode, process.log());
    }
}
