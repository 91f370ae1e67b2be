package org.borderexchange.gateway.casework.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.NOW;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.borderexchange.gateway.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class SpoolTest {

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(NOW);

    @Test
    void onlyWhatWasLeftLongAgoIsRemoved() throws Exception {
        var old = left("document-1.part", Duration.ofMinutes(61));
        var recent = left("document-2.part", Duration.ofMinutes(59));

        spool();

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    /** A link to nothing is listed and has no time either. */
    @Test
    void aFileThatAnotherRemovesAfterItWasListedStopsNeitherStartNorUpload() throws Exception {
        Files.createSymbolicLink(folder.resolve("document-0.part"), folder.resolve("gone"));
        var old = left("document-1.part", Duration.ofMinutes(61));

        var spool = spool();

        assertThat(old).doesNotExist();
        try (var spooled = spool.spool(new ByteArrayInputStream(new byte[] {1, 2, 3}))) {
            assertThat(spooled.size()).isEqualTo(3);
        }
    }

    private Spool spool() {
        return new Spool(folder, DataSize.ofKilobytes(1), clock);
    }

    private Path left(String name, Duration ago) throws Exception {
        var file = Files.createFile(folder.resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
    }
}
