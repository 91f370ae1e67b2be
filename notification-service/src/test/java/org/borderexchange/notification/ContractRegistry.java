package org.borderexchange.notification;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.borderexchange.schemas.serde.SerdeSettings;
import org.borderexchange.schemas.wire.ExchangeEvent;

/** Stands for a registry that has the present schema under one id, and can be away. */
public final class ContractRegistry implements Serializer<Object>, Deserializer<Object> {

    private static final AtomicInteger QUESTIONS_UNANSWERED = new AtomicInteger();

    private static final int ID = 7;

    public static SerdeSettings settings() {
        return new SerdeSettings(
                "http://127.0.0.1:1",
                false,
                Map.of(
                        "value.serializer", ContractRegistry.class.getName(),
                        "value.deserializer", ContractRegistry.class.getName()));
    }

    public static void beAwayFor(int questions) {
        QUESTIONS_UNANSWERED.set(questions);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {}

    @Override
    public byte[] serialize(String topic, Object event) {
        requireHere();
        return ByteBuffer.allocate(6).put((byte) 0).putInt(ID).put((byte) 0).array();
    }

    @Override
    public Object deserialize(String topic, byte[] data) {
        requireHere();
        if (ByteBuffer.wrap(data).getInt(1) != ID) {
            throw new IllegalStateException("the registry does not answer");
        }
        return new GenericData.Record(ExchangeEvent.getClassSchema());
    }

    @Override
    public void close() {}

    private static void requireHere() {
        if (QUESTIONS_UNANSWERED.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the registry does not answer");
        }
    }
}
