package org.borderexchange.gateway.feed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * How far a desk has read: the next offset of every partition that its country reads. It means the same to every
 * instance of the gateway, though each reads the partitions in another order. As text: Base64url of four bytes that
 * name the set of partitions and a variable-length number for each.
 *
 * @param next by {@link TopicPartitions#indexOf}, each at least 0
 */
record FeedPosition(int partitions, long[] next) {

    private static final int LONGEST_NUMBER = 9;

    /** Has the record at that offset been read? */
    boolean covers(int partition, long offset) {
        return offset < next[partition];
    }

    String text() {
        var bytes = new ByteArrayOutputStream(Integer.BYTES + 2 * next.length);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(partitions).array());
        for (long offset : next) {
            long rest = offset;
            while (rest > 0x7F) {
                bytes.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Empty if the text is no position, or one among other partitions than these. */
    static Optional<FeedPosition> parse(String text, TopicPartitions partitions) {
        if (text.length() > 2 * (Integer.BYTES + LONGEST_NUMBER * partitions.size())) {
            return Optional.empty();
        }
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.remaining() < Integer.BYTES || bytes.getInt() != partitions.fingerprint()) {
            return Optional.empty();
        }
        var next = new long[partitions.size()];
        for (int index = 0; index < next.length; index++) {
            next[index] = number(bytes);
            if (next[index] < 0) {
                return Optional.empty();
            }
        }
        return bytes.hasRemaining() ? Optional.empty() : Optional.of(new FeedPosition(partitions.fingerprint(), next));
    }

    /** @return −1 if there is none */
    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int length = 0; length < LONGEST_NUMBER && bytes.hasRemaining(); length++) {
            byte part = bytes.get();
            number |= (part & 0x7FL) << (7 * length);
            if (part >= 0) {
                return number;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeedPosition that && partitions == that.partitions && Arrays.equals(next, that.next);
    }

    @Override
    public int hashCode() {
        return 31 * partitions + Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        return text();
    }
}
