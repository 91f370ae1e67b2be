package org.borderexchange.schemas.serde;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * From the encoding at rest to the Confluent wire format (magic byte 0, four bytes of schema id, the same payload). The prefix is
 * learned once for a topic and schema from the configured serializer; afterwards the registry is not needed. Thread-safe.
 */
public final class WireFormat implements AutoCloseable {

    private record Written(String topic, long fingerprint) {}

    private final Registry registry;
    private final Map<Written, byte[]> prefixes = new ConcurrentHashMap<>();

    public WireFormat(SerdeSettings settings) {
        registry = new Registry(settings);
    }

    /**
     * @param encoded as {@link EventEncoding#encode} of this or an earlier release wrote it
     * @return the value of a record of that topic
     * @throws RegistryUnavailable if the prefix is not known yet and cannot be learned now; waits 6 s at most
     * @throws MalformedEvent if the bytes are not in the encoding at rest, or of a later release than this
     */
    public byte[] wire(String topic, byte[] encoded) {
        var prefix = prefix(new Written(topic, EventEncoding.fingerprint(encoded)));
        var payload = encoded.length - EventEncoding.HEADER;
        var wire = new byte[Registry.PREFIX + payload];
        System.arraycopy(prefix, 0, wire, 0, Registry.PREFIX);
        System.arraycopy(encoded, EventEncoding.HEADER, wire, Registry.PREFIX, payload);
        return wire;
    }

    /** Of a record's value what its writer encoded, without the schema's id, for another registry may give another. */
    public static ByteBuffer payload(byte[] wire) {
        return ByteBuffer.wrap(wire, Registry.PREFIX, wire.length - Registry.PREFIX);
    }

    /**
     * Learns the prefix of the present schema ahead of the topic's first event, which then does not wait for the registry.
     *
     * @throws RegistryUnavailable as {@link #wire} does
     */
    public void prepare(String topic) {
        prefix(new Written(topic, SchemaNormalization.parsingFingerprint64(WireModel.PRESENT)));
    }

    /** Not under the map's own lock: other topics must not wait for this one's registry call. */
    private byte[] prefix(Written written) {
        var known = prefixes.get(written);
        if (known != null) {
            return known;
        }
        var schema = Releases.withFingerprint(written.fingerprint()).orElseThrow(MalformedEvent::ofLaterRelease);
        var prefix = registry.prefixOf(written.topic(), schema);
        requireSame(
                schema,
                registry.schemaOf(written.topic(), ByteBuffer.wrap(prefix).getInt(1)));
        prefixes.put(written, prefix);
        return prefix;
    }

    /** A serializer that is set to use the latest registered schema would label this payload as written under another one. */
    private static void requireSame(Schema written, Schema registered) {
        if (SchemaNormalization.parsingFingerprint64(written) != SchemaNormalization.parsingFingerprint64(registered)) {
            throw new RegistryUnavailable("the serializer names another release of the schema than the event's");
        }
    }

    @Override
    public void close() {
        registry.close();
    }
}
