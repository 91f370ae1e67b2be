package org.borderexchange.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/**
 * Events of release 1 with every field set, as Avro JSON and as the bytes that release 1 wrote. The bytes never change.
 *
 * @param record what the JSON says
 * @param encoded as at rest
 */
public record Golden(String name, GenericRecord record, byte[] encoded) {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    public static Stream<Golden> all() {
        return Stream.of("stolen-vehicle", "smuggling", "irregular-migration", "erasure")
                .map(Golden::named);
    }

    public static Golden named(String name) {
        try {
            var hex = String.join("", Files.readAllLines(FOLDER.resolve(name + ".hex")));
            return new Golden(
                    name,
                    record(Files.readString(FOLDER.resolve(name + ".json"))),
                    HexFormat.of().parseHex(hex));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static GenericRecord record(String json) throws IOException {
        var release1 = ReleasedSchemas.all().getFirst();
        return new GenericDatumReader<GenericRecord>(release1, ReleasedSchemas.present())
                .read(null, DecoderFactory.get().jsonDecoder(release1, json));
    }

    @Override
    public String toString() {
        return name;
    }
}
