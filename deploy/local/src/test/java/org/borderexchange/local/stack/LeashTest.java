package org.borderexchange.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @Test
    void processDoesNotOutliveItsLauncherThoughThatWasKilled(@TempDir Path logs) throws Exception {
        var launcher = new ProcessBuilder(
                        JavaProgram.java(),
                        "-cp",
                        CLASS_PATH,
                        Launching.class.getName(),
                        logs.toString(),
                        String.valueOf(Ports.free().store()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var child = ProcessHandle.of(Long.parseLong(firstLine(launcher))).orElseThrow();
        assertThat(child.isAlive()).isTrue();

        launcher.destroyForcibly();

        await().atMost(Duration.ofSeconds(5)).until(() -> !child.isAlive());
    }

    private static String firstLine(Process process) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.readLine();
        }
    }

    /** Starts a process, tells its id and does nothing more. */
    static final class Launching {

        public static void main(String[] args) throws InterruptedException {
            var port = Integer.parseInt(args[1]);
            var program = new JavaProgram(List.of(), CLASS_PATH, Listening.class.getName(), List.of(args[1]), Map.of());
            var process = new StackProcess(
                    "child", port, program, Path.of(args[0]), Readiness.listening(port), Progress.SILENT);
            process.start();
            System.out.println(process.pid()); // read by the test that launched this
            Thread.currentThread().join();
        }

        private Launching() {}
    }

    /** Listens on a port for ever. */
    static final class Listening {

        public static void main(String[] args) throws Exception {
            try (var socket = new ServerSocket(Integer.parseInt(args[0]), 1, InetAddress.getLoopbackAddress())) {
                while (!socket.isClosed()) {
                    socket.accept().close();
                }
            }
        }

        private Listening() {}
    }
}
