package org.borderexchange.local;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.local.stack.ResidentMemory;
import org.borderexchange.local.stack.StackProcess;

/** What runs and where to go next, as it is shown once everything is ready. */
final class Overview {

    private static final String ROW = "  %-13s %5s  %7s  %8s";
    private static final long MIB = 1024 * 1024;

    static List<String> of(LocalStack stack) {
        var lines = new ArrayList<String>();
        lines.add(ROW.formatted("process", "port", "pid", "memory"));
        stack.processes().forEach(process -> lines.add(row(process)));
        var launcher = ProcessHandle.current().pid();
        lines.add(ROW.formatted("launcher", "", launcher, mebibytes(ResidentMemory.of(launcher))));
        lines.add(ROW.formatted("together", "", "", mebibytes(together(stack, launcher))));
        lines.add("");
        stack.services()
                .forEach(service -> lines.add(
                        "  %-13s http://127.0.0.1:%d/swagger-ui.html".formatted(service.name(), service.port())));
        lines.add("  %-13s %s".formatted("logs", stack.logs()));
        lines.add("  %-13s deploy/local/token RS duty-officer".formatted("a token"));
        return lines;
    }

    private static String row(StackProcess process) {
        return ROW.formatted(process.name(), process.port(), process.pid(), mebibytes(process.residentBytes()));
    }

    private static OptionalLong together(LocalStack stack, long launcher) {
        var processes = stack.processes().stream()
                .mapToLong(process -> process.residentBytes().orElse(0))
                .sum();
        return OptionalLong.of(processes + ResidentMemory.of(launcher).orElse(0));
    }

    private static String mebibytes(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() / MIB + " MiB" : "unknown";
    }

    private Overview() {}
}
