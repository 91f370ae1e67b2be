package org.borderexchange.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the stack. Not for use by several threads at once. */
public final class StackProcess {

    private static final Duration UNTIL_READY = Duration.ofMinutes(2);
    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(15);
    private static final long POLL_MILLIS = 100;
    private static final int LOG_LINES_SHOWN = 12;

    private final String name;
    private final int port;
    private final JavaProgram program;
    private final Path logs;
    private final Readiness readiness;
    private final Progress progress;

    private @Nullable Process process;
    /** While it starts, {@link #start} tells what went wrong. */
    private volatile boolean mayEnd = true;

    private boolean paused;

    /** @param logs folder; also where the process runs, for the traces of a crash */
    StackProcess(String name, int port, JavaProgram program, Path logs, Readiness readiness, Progress progress) {
        this.name = name;
        this.port = port;
        this.program = program;
        this.logs = logs;
        this.readiness = readiness;
        this.progress = progress;
    }

    /**
     * {@code store}, {@code broker}, {@code registry}, {@code identity}, {@code case-service}, {@code gateway-rs},
     * {@code gateway-rs-2}, …
     */
    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    /** What it writes to standard output and error, of all its starts since the stack was started. */
    public Path log() {
        return logs.resolve(name + ".log");
    }

    /** @throws IllegalStateException if it was never started */
    public long pid() {
        return running().pid();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Resident memory in bytes; empty if it does not run or the system does not tell. */
    public OptionalLong residentBytes() {
        return isAlive() ? ResidentMemory.of(pid()) : OptionalLong.empty();
    }

    /**
     * Starts it and waits until it can do its work.
     *
     * @throws StackFailed if it ends, or is not ready in time; shows the end of its log
     */
    public void start() {
        if (isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        var started = System.nanoTime();
        var launched = launch();
        awaitReady(launched);
        mayEnd = false;
        progress.ready(this, Duration.ofNanos(System.nanoTime() - started));
    }

    /** Asks it to end, insists after a while, and returns when it is gone. Does nothing if it does not run. */
    public void stop() {
        end(false);
    }

    /** Ends it as {@code kill -9} does, and returns when it is gone. Does nothing if it does not run. */
    public void kill() {
        end(true);
    }

    /** Stops its clock, as {@code kill -STOP} does. */
    public void pause() {
        signal("STOP");
        paused = true;
    }

    /** Lets a paused process go on. */
    public void resume() {
        signal("CONT");
        paused = false;
    }

    private Process launch() {
        mayEnd = true;
        paused = false;
        var builder = new ProcessBuilder(program.command())
                .directory(logs.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log().toFile()));
        builder.environment().putAll(program.environment());
        try {
            var launched = builder.start();
            process = launched;
            launched.onExit().thenAccept(ended -> {
                if (!mayEnd) {
                    progress.died(this, ended.exitValue());
                }
            });
            return launched;
        } catch (IOException failed) {
            throw new StackFailed(name + " cannot be started", failed);
        }
    }

    private void awaitReady(Process launched) {
        var deadline = System.nanoTime() + UNTIL_READY.toNanos();
        try {
            while (!readiness.isReady()) {
                if (launched.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw failed("ended with exit code " + launched.exitValue());
                }
                if (System.nanoTime() > deadline) {
                    throw failed("is not ready after %d s".formatted(UNTIL_READY.toSeconds()));
                }
            }
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private void end(boolean atOnce) {
        if (!isAlive()) {
            return;
        }
        mayEnd = true;
        if (paused && !atOnce) {
            resume();
        }
        // The handle, for Process.destroy would also close standard input, which means the end of the launcher.
        var handle = running().toHandle();
        try {
            if (atOnce || !handle.destroy() || !running().waitFor(UNTIL_STOPPED.toSeconds(), TimeUnit.SECONDS)) {
                handle.destroyForcibly();
                running().waitFor();
            }
        } catch (InterruptedException interrupted) {
            handle.destroyForcibly();
            throw interrupted();
        }
    }

    private void signal(String signal) {
        try {
            var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -%s of %s failed".formatted(signal, name));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }

    private StackFailed failed(String how) {
        return new StackFailed("%s (port %d) %s. The end of its log %s:%n%s"
                .formatted(name, port, how, log(), String.join(System.lineSeparator(), lastLines())));
    }

    private List<String> lastLines() {
        try {
            // Not every program writes valid UTF-8.
            var lines =
                    Files.readString(log(), StandardCharsets.ISO_8859_1).lines().toList();
            return lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private StackFailed interrupted() {
        Thread.currentThread().interrupt();
        return new StackFailed("interrupted while waiting for " + name);
    }
}
