package org.borderexchange.gateway.casework.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.springframework.util.unit.DataSize;

/** Where documents lie while they are looked at, readable for this process's user alone. */
final class Spool {

    private static final Duration LONGEST_STAY = Duration.ofHours(1);
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final long largest;
    private final Clock clock;

    /** Removes what a killed process has left there; instances on one machine may share the folder. */
    Spool(Path folder, DataSize largest, Clock clock) {
        this.folder = folder;
        this.largest = largest.toBytes();
        this.clock = clock;
        try {
            Files.createDirectories(folder);
            removeWhatWasLeft();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** A document in full; gone when it is closed. */
    record Spooled(Path file, String sha256, long size) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** @throws Refused if it is too large; nothing of it is left then */
    Spooled spool(InputStream body) throws IOException {
        removeWhatWasLeft();
        // Of the owner alone, by the contract of this method.
        var file = Files.createTempFile(folder, "document-", ".part");
        boolean complete = false;
        try {
            var digest = sha256();
            long size = copy(body, file, digest);
            complete = true;
            return new Spooled(file, HexFormat.of().formatHex(digest.digest()), size);
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** @throws Refused if that much is too large */
    void admit(long length) {
        if (length > largest) {
            throw new Refused(ProblemType.CONTENT_TOO_LARGE);
        }
    }

    private long copy(InputStream body, Path file, MessageDigest digest) throws IOException {
        long size = 0;
        var buffer = new byte[BUFFER];
        try (var out = Files.newOutputStream(file)) {
            for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
                size += length;
                admit(size);
                digest.update(buffer, 0, length);
                out.write(buffer, 0, length);
            }
        }
        return size;
    }

    private void removeWhatWasLeft() throws IOException {
        var time = clock.instant().minus(LONGEST_STAY);
        try (var left = Files.newDirectoryStream(folder, "document-*.part")) {
            for (var file : left) {
                removeIfOlder(file, time);
            }
        }
    }

    private static void removeIfOlder(Path file, Instant time) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            // another upload or instance was done with it after it was listed
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
