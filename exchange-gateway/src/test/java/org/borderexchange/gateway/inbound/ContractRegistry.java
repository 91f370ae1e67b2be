package org.borderexchange.gateway.inbound;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.serde.SerdeSettings;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** Stands for a registry that has the present schema under one id, and can be away. */
public final class ContractRegistry implements Deserializer<Object> {

    static final AtomicBoolean AWAY = new AtomicBoolean();

    private static final int ID = 7;
    private static final int HEADER_AT_REST = 10;

    static EventDecoder decoder() {
        return new EventDecoder(new SerdeSettings(
                "http://127.0.0.1:1",
                false,
                Map.of(
                        "value.serializer", ByteArraySerializer.class.getName(),
                        "value.deserializer", ContractRegistry.class.getName())));
    }

    static byte[] wire(ExchangeEvent event) {
        var atRest = EventEncoding.encode(event);
        return ByteBuffer.allocate(5 + atRest.length - HEADER_AT_REST)
                .put((byte) 0)
                .putInt(ID)
                .put(atRest, HEADER_AT_REST, atRest.length - HEADER_AT_REST)
                .array();
    }

    @Override
    public Object deserialize(String topic, byte[] data) {
        if (AWAY.get() || ByteBuffer.wrap(data).getInt(1) != ID) {
            throw new IllegalStateException("the registry does not answer");
        }
        return new GenericData.Record(ExchangeEvent.getClassSchema());
    }
}
