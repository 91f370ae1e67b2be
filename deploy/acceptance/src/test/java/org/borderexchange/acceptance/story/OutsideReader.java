package org.borderexchange.acceptance.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Reads events as any Avro program would: the schema comes from the registry's Confluent-compatible API over HTTP. */
public final class OutsideReader {

    /** Magic byte 0 and four bytes of schema id. */
    private static final int PREFIX = 5;

    private final Caller registry;
    private final URI api;

    OutsideReader(URI api) {
        this.api = api;
        this.registry = new Caller(api, () -> "");
    }

    public GenericRecord read(byte[] wire) {
        var payload = DecoderFactory.get().binaryDecoder(wire, PREFIX, wire.length - PREFIX, null);
        try {
            return new GenericDatumReader<GenericRecord>(schemaOf(wire)).read(null, payload);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    public int versionOf(byte[] wire) {
        return (Integer) read(wire).get("version");
    }

    /** An event under the schema of the bytes that it was read from. */
    public byte[] write(GenericRecord event, byte[] readFrom) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(readFrom, 0, PREFIX);
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(event.getSchema()).write(event, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private Schema schemaOf(byte[] wire) {
        var id = ByteBuffer.wrap(wire).getInt(1);
        var answer = registry.get(api.resolve("schemas/ids/" + id).getPath()).hasStatus(200);
        return new Schema.Parser().parse(answer.json().required("schema").asString());
    }
}
