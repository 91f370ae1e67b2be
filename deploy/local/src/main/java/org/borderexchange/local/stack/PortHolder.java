package org.borderexchange.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out which process listens on a port, as Linux tells it in {@code /proc}, where every process can be read by its
 * owner without any tool being installed.
 */
final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int COMMAND_LENGTH = 100;

    /** @return e.g. {@code process 4711 (java -jar other.jar)}; what is known of it where less is known */
    static String describe(int port) {
        var sockets = listeningSockets(port);
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(process, sockets))
                .findFirst()
                .map(process -> "process %d (%s)".formatted(process.pid(), command(process)))
                .orElse("a process that this user cannot see");
    }

    /** Links of the sockets as they stand in {@code /proc/<pid>/fd}. */
    private static Set<String> listeningSockets(int port) {
        return Stream.of("net/tcp", "net/tcp6")
                .map(PROC::resolve)
                .flatMap(table -> lines(table).stream())
                .map(line -> line.strip().split("\\s+"))
                // sl, local address, remote address, state, …, inode as tenth
                .filter(row -> row.length > 9 && row[3].equals(LISTENING))
                .filter(row -> row[1].endsWith(":%04X".formatted(port)))
                .map(row -> "socket:[" + row[9] + "]")
                .collect(Collectors.toSet());
    }

    private static boolean holdsOneOf(ProcessHandle process, Set<String> sockets) {
        Predicate<Path> isOneOfThem =
                link -> target(link).filter(sockets::contains).isPresent();
        try (var links = Files.list(PROC.resolve(process.pid() + "/fd"))) {
            return links.anyMatch(isOneOfThem);
        } catch (IOException endedOrNotOurs) {
            return false;
        }
    }

    private static Optional<String> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    private static String command(ProcessHandle process) {
        var line = process.info().commandLine().or(process.info()::command).orElse("command unknown");
        return line.length() <= COMMAND_LENGTH ? line : line.substring(0, COMMAND_LENGTH) + "...";
    }

    private PortHolder() {}
}
