package org.borderexchange.schemas.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Every schema under which stored bytes may have been written: the released ones, which the jar carries, and the present one. */
final class Releases {

    private static final String FOLDER = "/org/borderexchange/schemas/released/";
    private static final Map<Long, Schema> BY_FINGERPRINT = read();

    /** @param fingerprint CRC-64-AVRO of the schema's parsing canonical form */
    static Optional<Schema> withFingerprint(long fingerprint) {
        return Optional.ofNullable(BY_FINGERPRINT.get(fingerprint));
    }

    private static Map<Long, Schema> read() {
        var schemas = new HashMap<Long, Schema>();
        schemas.put(SchemaNormalization.parsingFingerprint64(WireModel.PRESENT), WireModel.PRESENT);
        for (int release = 1; ; release++) {
            try (var file = Releases.class.getResourceAsStream(FOLDER + "exchange-event-" + release + ".avsc")) {
                if (file == null) {
                    return Map.copyOf(schemas);
                }
                var schema = new Schema.Parser().parse(file);
                schemas.put(SchemaNormalization.parsingFingerprint64(schema), schema);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private Releases() {}
}
