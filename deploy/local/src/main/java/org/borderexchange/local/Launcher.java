package org.borderexchange.local;

import org.borderexchange.local.stack.StackFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the scripts of {@code deploy/local} run. */
@Command(
        name = "deploy/local",
        subcommands = {UpCommand.class, DownCommand.class, TokenCommand.class})
public final class Launcher {

    /** @param args {@code up}, {@code down} or {@code token}, then what {@code --help} of each tells */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Launcher())
                .setExecutionExceptionHandler(Launcher::explain)
                .execute(args));
    }

    /** Failures that the user can mend are told in words; any other is a fault of this program and shown whole. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (!(failure instanceof StackFailed)) {
            throw failure;
        }
        command.getErr().println(failure.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }

    private Launcher() {}
}
