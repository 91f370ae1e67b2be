package org.borderexchange.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.local.stack.Folder;

/**
 * Who runs the stack of a data folder, as a locked file in it tells: the operating system takes the lock off when its
 * holder is gone, however that came about.
 *
 * @param launcher id of the process that holds the lock
 * @param overview what runs and where; empty while it starts
 */
record RunningStack(long launcher, List<String> overview) {

    private static final String FILE = "running";

    /** Empty if nobody runs it. */
    static Optional<RunningStack> find(Path data) {
        if (!Files.exists(data.resolve(FILE))) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(data.resolve(FILE), StandardOpenOption.WRITE)) {
            return channel.tryLock() == null ? published(data) : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the last holder of the lock made known; it may be gone. */
    static Optional<RunningStack> published(Path data) {
        try {
            if (!Files.exists(data.resolve(FILE))) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(data.resolve(FILE));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new RunningStack(Long.parseLong(lines.getFirst()), lines.subList(1, lines.size())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes the right to run it, until this process ends. Empty if another process has it. */
    static Optional<Claim> claim(Path data) {
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            var claim = new Claim(data, channel);
            claim.publish(List.of());
            return Optional.of(claim);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The right to run the stack. Ends with the process, or sooner where nothing refers to it any more. */
    record Claim(Path data, FileChannel locked) {

        /** Lets others know; a table that is not empty says that the stack is ready. */
        void publish(List<String> overview) {
            var content = ProcessHandle.current().pid() + "\n" + String.join("\n", overview);
            try {
                locked.truncate(0);
                locked.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), 0);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        void release() {
            try {
                locked.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Deletes what earlier runs left. */
        void wipeEverythingElse() {
            var inUse = Set.of(data.resolve(FILE), DetachedLauncher.log(data));
            try (var entries = Files.list(data)) {
                entries.filter(entry -> !inUse.contains(entry)).forEach(Folder::delete);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
