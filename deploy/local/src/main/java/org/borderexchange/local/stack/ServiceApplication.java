package org.borderexchange.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * A service as it was built, laid out for starting: the jar of jars extracted into the stack's own folder, which starts
 * 2.5 s sooner and does not change under a running stack when somebody builds.
 */
record ServiceApplication(String classPath, String mainClass) {

    /**
     * Extracts it unless that was done for this very build.
     *
     * @param module that builds it, e.g. {@code exchange-gateway}
     * @throws StackFailed if it is not built
     */
    static ServiceApplication of(Path checkout, String module, Path folder) {
        var built = checkout.resolve(module).resolve("target").resolve(module + ".jar");
        if (!Files.exists(built)) {
            throw new StackFailed(built + " is missing: build first (mvn package)");
        }
        try {
            var mark = folder.resolve("extracted-from");
            var build = "%s %d".formatted(Files.getLastModifiedTime(built), Files.size(built));
            if (!Files.exists(mark) || !Files.readString(mark).equals(build)) {
                Folder.delete(folder);
                extract(built, folder);
                Files.writeString(mark, build);
            }
            var jar = folder.resolve(built.getFileName());
            return new ServiceApplication(jar.toString(), mainClass(jar));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void extract(Path jar, Path folder) throws IOException {
        var tool = new ProcessBuilder(
                        JavaProgram.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (tool.waitFor() != 0) {
                throw new StackFailed("extracting %s failed: %s".formatted(jar, output));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while extracting " + jar, interrupted);
        }
    }

    static String mainClass(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }
}
