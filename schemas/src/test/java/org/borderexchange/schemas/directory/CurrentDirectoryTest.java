package org.borderexchange.schemas.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.borderexchange.schemas.topic.CountryCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentDirectoryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path folder;

    @BeforeEach
    void twoMembersAndNoGroup() throws IOException {
        write("members.yaml", """
                members:
                  - {country: RS, name: Serbia, from: 2026-01-01}
                  - {country: BA, name: Bosnia and Herzegovina, from: 2026-01-01}
                """);
        write("groups.yaml", "groups: []");
    }

    @Test
    void changedFileIsInForceAfterTheNextReading() throws IOException {
        var directory = new CurrentDirectory(folder);
        write("members.yaml", "members: [{country: ME, name: Montenegro, from: 2026-01-01}]");

        directory.refresh();

        assertThat(directory.get().membersAt(NOW)).containsExactly(new CountryCode("ME"));
    }

    @Test
    void unchangedFilesLeaveTheSameInstanceInForce() {
        var directory = new CurrentDirectory(folder);
        var before = directory.get();

        directory.refresh();

        assertThat(directory.get()).isSameAs(before);
    }

    @Test
    void faultyFileIsKeptOutAndReportedUntilItIsMended() throws IOException {
        var directory = new CurrentDirectory(folder);
        var good = directory.get();

        write("members.yaml", "members: [{country: Serbia, name: Serbia, from: 2026-01-01}]");
        directory.refresh();
        assertThat(directory.get()).isSameAs(good);
        assertThat(directory.isOutdated()).isTrue();

        twoMembersAndNoGroup();
        directory.refresh();
        assertThat(directory.isOutdated()).isFalse();
    }

    @Test
    void faultAtStartNamesFileAndEntry() throws IOException {
        write("members.yaml", "members: [{country: RS, name: Serbia, from: last year}]");

        assertThatThrownBy(() -> new CurrentDirectory(folder))
                .isInstanceOf(InvalidDirectory.class)
                .hasMessageContaining("members.yaml, RS");
    }

    private void write(String file, String yaml) throws IOException {
        Files.writeString(folder.resolve(file), yaml);
    }
}
