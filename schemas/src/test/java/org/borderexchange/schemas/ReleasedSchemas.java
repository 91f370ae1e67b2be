package org.borderexchange.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** The frozen schemas, oldest first, and the present one as a release would freeze it. */
public final class ReleasedSchemas {

    private static final Path FOLDER = Path.of("released");

    public static List<Schema> all() {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(ReleasedSchemas::file)
                .takeWhile(Files::exists)
                .map(ReleasedSchemas::parse)
                .toList();
    }

    /** Without the string type of Java, which means nothing to a reader in another language. */
    public static Schema present() {
        var text = ExchangeEvent.getClassSchema().toString();
        return new Schema.Parser()
                .parse(text.replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\""));
    }

    /** @return a file in {@code target} with the present schema, named as the next release */
    static Path writeNext() throws IOException {
        var next = Path.of("target").resolve(file(all().size() + 1).getFileName());
        return Files.writeString(next, SchemaFormatter.format("json/pretty", present()) + "\n");
    }

    private static Path file(int number) {
        return FOLDER.resolve("exchange-event-" + number + ".avsc");
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ReleasedSchemas() {}
}
