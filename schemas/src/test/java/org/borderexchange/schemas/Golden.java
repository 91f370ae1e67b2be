package org.borderexchange.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/**
 * Events with every field set that their release had, as Avro JSON and as the bytes that it wrote. The bytes never change.
 *
 * @param release that wrote it, from 1
 * @param record what the JSON says
 * @param encoded as at rest
 */
public record Golden(String name, int release, GenericRecord record, byte[] encoded) {

    private static final List<Set<String>> OF_RELEASE = List.of(
            Set.of("stolen-vehicle", "smuggling", "irregular-migration", "erasure"),
            Set.of("hit", "verdict", "sighting"),
            Set.of("case-act", "case-file", "case-entry", "operation", "receipt", "escalation"),
            Set.of("journal-entry"));
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    public static Stream<Golden> all() {
        return OF_RELEASE.stream().flatMap(Set::stream).sorted().map(Golden::named);
    }

    public static Golden named(String name) {
        int release = 1;
        while (!OF_RELEASE.get(release - 1).contains(name)) {
            release++;
        }
        try {
            var hex = String.join("", Files.readAllLines(FOLDER.resolve(name + ".hex")));
            return new Golden(
                    name,
                    release,
                    record(release, Files.readString(FOLDER.resolve(name + ".json"))),
                    HexFormat.of().parseHex(hex));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The frozen contract that wrote it. */
    public Schema schema() {
        return ReleasedSchemas.all().get(release - 1);
    }

    private static GenericRecord record(int release, String json) throws IOException {
        var writer = ReleasedSchemas.all().get(release - 1);
        return new GenericDatumReader<GenericRecord>(writer, ReleasedSchemas.present())
                .read(null, DecoderFactory.get().jsonDecoder(writer, json));
    }

    @Override
    public String toString() {
        return name;
    }
}
