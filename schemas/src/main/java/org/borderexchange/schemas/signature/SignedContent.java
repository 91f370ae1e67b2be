package org.borderexchange.schemas.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What is signed: a label that no other use of the key has, then topic, key and value, each after its length. */
final class SignedContent {

    private static final byte[] LABEL = "border-exchange/record/v1".getBytes(StandardCharsets.US_ASCII);

    static byte[] of(String topic, byte[] key, byte[] value) {
        var topicName = topic.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(LABEL.length + 3 * Integer.BYTES + topicName.length + key.length + value.length)
                .put(LABEL)
                .putInt(topicName.length)
                .put(topicName)
                .putInt(key.length)
                .put(key)
                .putInt(value.length)
                .put(value)
                .array();
    }

    private SignedContent() {}
}
