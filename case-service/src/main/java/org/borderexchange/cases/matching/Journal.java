package org.borderexchange.cases.matching;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderexchange.cases.casework.Line;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * What was decided of cases and in which order, by this generation or an earlier one: lines by key and by sequence, acts without their content.
 * Kafka Streams reads it to its end before it lets anything be processed.
 */
record Journal(KeyValueStore<String, byte[]> store) {

    static final String STORE = "journal";

    private static final String LAST = "last";
    private static final String AT = "#";

    void keep(EventKey key, ExchangeEvent event) {
        var sequence = event.getCaseEntry().getSequence();
        if (sequence == null) {
            return;
        }
        store.put(key.toString(), EventEncoding.encode(event));
        store.put(at(sequence), key.toString().getBytes(StandardCharsets.UTF_8));
        if (sequence > last()) {
            store.put(LAST, ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
        }
    }

    /** 0: it is empty. */
    long last() {
        var held = store.get(LAST);
        return held == null ? 0 : ByteBuffer.wrap(held).getLong();
    }

    Optional<Line> at(EventKey key) {
        return Optional.ofNullable(store.get(key.toString()))
                .map(bytes -> new Line(key, EventEncoding.decode(bytes).getCaseEntry()));
    }

    Optional<Line> line(long sequence) {
        return Optional.ofNullable(store.get(at(sequence)))
                .flatMap(key -> EventKey.parse(new String(key, StandardCharsets.UTF_8)))
                .flatMap(this::at);
    }

    private static String at(long sequence) {
        return AT + "%019d".formatted(sequence);
    }
}
