package org.borderexchange.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory that a process really occupies. Pages that several processes share count in each. */
public final class ResidentMemory {

    private static final String LABEL = "VmRSS:";
    private static final long KIB = 1024;

    /** @return bytes; empty where there is no such process, or no {@code /proc} */
    public static OptionalLong of(long pid) {
        try (var status = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
            return status.filter(line -> line.startsWith(LABEL))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                    .findFirst();
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    private ResidentMemory() {}
}
