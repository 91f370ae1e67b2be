package org.borderexchange.acceptance.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.borderexchange.local.stack.StackSettings;

/** The directory of the deployment, copied, and groups of the tests' own beside its own. */
final class WorkingGroups {

    private static final String GROUPS = "groups.yaml";

    private final Path folder;
    private final String deployed;
    private final Map<String, String> added = new LinkedHashMap<>();

    private WorkingGroups(Path folder, String deployed) {
        this.folder = folder;
        this.deployed = deployed;
    }

    static WorkingGroups asDeployed(Path folder) {
        var source = StackSettings.promised().directory();
        try {
            Files.createDirectories(folder);
            for (var file : List.of("members.yaml", GROUPS)) {
                Files.copy(source.resolve(file), folder.resolve(file));
            }
            return new WorkingGroups(folder, Files.readString(source.resolve(GROUPS)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path folder() {
        return folder;
    }

    /** @param members since when, by country */
    void decree(String group, String contentType, Map<String, String> members) {
        var entries = members.entrySet().stream()
                .map(member -> "{country: %s, from: %s}".formatted(member.getKey(), member.getValue()))
                .collect(Collectors.joining(", "));
        added.put(group, """
                  - id: %s
                    name: %s
                    contentTypes: [%s]
                    members: [%s]
                """.formatted(group, group, contentType, entries));
        try {
            Files.writeString(folder.resolve(GROUPS), deployed + String.join("", added.values()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
