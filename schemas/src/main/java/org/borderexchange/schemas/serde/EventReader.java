package org.borderexchange.schemas.serde;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** Reads payloads that were written under one schema as events of the present one. Thread-safe. */
final class EventReader {

    private final DatumReader<ExchangeEvent> reader;

    EventReader(Schema writer) {
        reader = new SpecificDatumReader<>(writer, WireModel.PRESENT, WireModel.DATA);
    }

    /**
     * @param offset where the payload begins; it reaches to the end of the bytes
     * @throws MalformedEvent if it is not exactly one event
     */
    ExchangeEvent read(byte[] bytes, int offset) {
        var decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
        try {
            var event = reader.read(null, decoder);
            if (decoder.isEnd()) {
                return event;
            }
        } catch (IOException | RuntimeException corrupt) {
            // Avro meets corrupt bytes with many kinds of exception, such as an index out of an enum's bounds.
            throw new MalformedEvent("the payload does not follow its schema", corrupt);
        }
        throw new MalformedEvent("bytes follow the event");
    }
}
