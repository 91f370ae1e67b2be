package org.borderexchange.schemas.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.message.BinaryMessageEncoder;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * Events at rest, in outboxes and stored copies: Avro single-object encoding ({@code C3 01}, eight bytes of schema fingerprint,
 * payload). Needs no registry and reads what any release has written. Thread-safe.
 */
public final class EventEncoding {

    /** Length of marker and fingerprint. */
    static final int HEADER = 10;

    private static final short MARKER = (short) 0xC301;
    private static final BinaryMessageEncoder<ExchangeEvent> ENCODER =
            new BinaryMessageEncoder<>(WireModel.DATA, WireModel.PRESENT);
    private static final Map<Long, EventReader> READERS = new ConcurrentHashMap<>();

    /** @return bytes under the present schema, which {@link #decode} of this and every later release reads */
    public static byte[] encode(ExchangeEvent event) {
        try {
            return ENCODER.encode(event).array();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws MalformedEvent if the bytes are not exactly one event, or of a later release than this */
    public static ExchangeEvent decode(byte[] encoded) {
        return READERS.computeIfAbsent(fingerprint(encoded), EventEncoding::reader)
                .read(encoded, HEADER);
    }

    /** Fingerprint of the schema under which it was written. */
    static long fingerprint(byte[] encoded) {
        if (encoded.length < HEADER || ByteBuffer.wrap(encoded).getShort() != MARKER) {
            throw new MalformedEvent("not in single-object encoding");
        }
        return ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).getLong(Short.BYTES);
    }

    private static EventReader reader(long fingerprint) {
        return Releases.withFingerprint(fingerprint).map(EventReader::new).orElseThrow(MalformedEvent::ofLaterRelease);
    }

    private EventEncoding() {}
}
