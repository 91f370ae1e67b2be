package org.borderexchange.schemas.serde;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * From the Confluent wire format to events. The schema of an id is learned once from the configured deserializer; afterwards the
 * registry is not needed. Thread-safe.
 */
public final class EventDecoder implements AutoCloseable {

    private final Registry registry;
    private final Map<Integer, EventReader> readers = new ConcurrentHashMap<>();

    public EventDecoder(SerdeSettings settings) {
        registry = new Registry(settings);
    }

    /**
     * @param wire value of a record of that topic
     * @throws RegistryUnavailable if the schema is not known yet and cannot be learned now; waits 3 s at most
     * @throws MalformedEvent if these bytes can never be read: another format, a schema that the registry does not have, or a
     *     payload that is not exactly one event
     */
    public ExchangeEvent decode(String topic, byte[] wire) {
        if (wire.length < Registry.PREFIX || wire[0] != 0) {
            throw new MalformedEvent("not in the Confluent wire format");
        }
        return reader(topic, ByteBuffer.wrap(wire).getInt(1)).read(wire, Registry.PREFIX);
    }

    /** Not under the map's own lock: events of known schemas must not wait for a registry call. */
    private EventReader reader(String topic, int id) {
        var known = readers.get(id);
        if (known != null) {
            return known;
        }
        var reader = new EventReader(requireEvent(registry.schemaOf(topic, id)));
        readers.put(id, reader);
        return reader;
    }

    private static Schema requireEvent(Schema writer) {
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(WireModel.PRESENT, writer)
                .getType();
        if (verdict != SchemaCompatibilityType.COMPATIBLE) {
            throw new MalformedEvent("written under a schema that is not the contract's");
        }
        return writer;
    }

    @Override
    public void close() {
        registry.close();
    }
}
