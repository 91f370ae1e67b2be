package org.borderexchange.gateway.outbox;

import java.util.Arrays;

/**
 * An event in Avro's single-object encoding: readable under every released schema without asking the registry. What is in it is for
 * adapters to know.
 */
public record EncodedEvent(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedEvent that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "EncodedEvent[" + bytes.length + " bytes]";
    }
}
