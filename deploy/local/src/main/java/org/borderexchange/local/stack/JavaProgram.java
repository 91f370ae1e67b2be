package org.borderexchange.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.borderexchange.local.leash.Leash;

/**
 * A main class to run in a process of its own.
 *
 * @param jvmFlags without class path
 * @param classPath must have {@link Leash} on it
 * @param environment added to that of this process
 */
record JavaProgram(
        List<String> jvmFlags,
        String classPath,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment) {

    /** Ctrl-C goes to every process of a terminal at once; these ignore it and are stopped in order by the launcher. */
    private static final List<String> IGNORING_CTRL_C = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    /** The one that runs this very code, hence new enough. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    List<String> command() {
        var command = new ArrayList<>(IGNORING_CTRL_C);
        command.add(java());
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", classPath, Leash.class.getName(), mainClass));
        command.addAll(arguments);
        return command;
    }
}
