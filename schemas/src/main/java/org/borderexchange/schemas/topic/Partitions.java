package org.borderexchange.schemas.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Where a record goes. The partition is a function of the subject alone, so that all that concerns a subject keeps one order. */
public final class Partitions {

    /** Of every topic of the exchange. Never changed: another count would tear a subject's history apart. */
    public static final int COUNT = 12;

    /** @return 0 to {@link #COUNT} − 1; the same for every key that begins with the same subject */
    public static int of(EventKey key) {
        return Utils.toPositive(Utils.murmur2(key.subject().getBytes(StandardCharsets.UTF_8))) % COUNT;
    }

    private Partitions() {}
}
