package org.borderexchange.schemas.topic;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Ids of events: ULIDs, 26 characters of Crockford's base 32 that sort by time. */
public final class EventId {

    private static final int RANDOM_PART = 10;

    /** A new one; two of the same millisecond and process still sort in the order of their making. */
    public static String next(Instant now) {
        return UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString();
    }

    /** The same for the same arguments: the id of an event that is derived from others, however often it is derived. */
    public static String derived(Instant time, String from) {
        var entropy = Arrays.copyOf(Sha256.of(from.getBytes(StandardCharsets.UTF_8)), RANDOM_PART);
        return new Ulid(time.toEpochMilli(), entropy).toString();
    }

    /** 16 bytes in the alphabet of ULIDs. */
    static String inBase32(ByteBuffer bytes) {
        return new Ulid(bytes.getLong(), bytes.getLong()).toString();
    }

    private EventId() {}
}
