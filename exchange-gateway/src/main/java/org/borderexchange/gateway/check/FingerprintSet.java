package org.borderexchange.gateway.check;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * A set of texts that keeps only their 64-bit fingerprints: 8 bytes an entry in open addressing, 11 to 22 with the room to grow. What was
 * added is always found; what was not is found by mistake once in 10¹¹ look-ups at 93 million entries. Thread-safe.
 *
 * <p>An entry leaves in two steps, so that nobody waits while the database is asked: it is doubted, and settled when the answer is there.
 * Adding it in between ends the doubt, and the answer counts no more.
 */
final class FingerprintSet {

    /** A whole shard is copied when it grows: at 93 million entries 1 MB, about a millisecond. A power of two. */
    private static final int SHARDS = 1024;

    /** The lowest bits place an entry within its shard. */
    private static final int SHARD_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(SHARDS);

    private static final XXHash64 HASH = XXHashFactory.safeInstance().hash64();
    private static final long SEED = 0;

    private final Shard[] shards = new Shard[SHARDS];

    FingerprintSet() {
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new Shard();
        }
    }

    /** One entry that may have lost its last alert. Two doubts of one entry are different doubts. */
    static final class Doubt {

        private final String entry;
        private final long fingerprint;

        private Doubt(String entry, long fingerprint) {
            this.entry = entry;
            this.fingerprint = fingerprint;
        }

        String entry() {
            return entry;
        }
    }

    /** Access only while holding its monitor. */
    private static final class Shard {
        private final LongOpenHashSet fingerprints = new LongOpenHashSet();
        private final Long2ObjectOpenHashMap<Doubt> doubts = new Long2ObjectOpenHashMap<>();
    }

    void add(String entry) {
        long fingerprint = fingerprint(entry);
        var shard = shard(fingerprint);
        synchronized (shard) {
            shard.fingerprints.add(fingerprint);
            shard.doubts.remove(fingerprint);
        }
    }

    boolean mayContain(String entry) {
        long fingerprint = fingerprint(entry);
        var shard = shard(fingerprint);
        synchronized (shard) {
            return shard.fingerprints.contains(fingerprint);
        }
    }

    /** Puts an entry up for removal; it stays in the set until the doubt is settled. */
    void doubt(String entry) {
        long fingerprint = fingerprint(entry);
        var shard = shard(fingerprint);
        synchronized (shard) {
            if (shard.fingerprints.contains(fingerprint)) {
                shard.doubts.putIfAbsent(fingerprint, new Doubt(entry, fingerprint));
            }
        }
    }

    /** @return at most {@code limit}; each will be returned again until it is settled */
    List<Doubt> doubts(int limit) {
        var doubts = new ArrayList<Doubt>();
        for (var shard : shards) {
            synchronized (shard) {
                for (var doubt : shard.doubts.values()) {
                    if (doubts.size() == limit) {
                        return doubts;
                    }
                    doubts.add(doubt);
                }
            }
        }
        return doubts;
    }

    /**
     * Ends a doubt, unless that has ended already because the entry was added again.
     *
     * @param inUse was there an alert with this entry after the doubt arose? If not, the entry leaves
     */
    void settle(Doubt doubt, boolean inUse) {
        var shard = shard(doubt.fingerprint);
        synchronized (shard) {
            if (shard.doubts.get(doubt.fingerprint) == doubt) {
                shard.doubts.remove(doubt.fingerprint);
                if (!inUse) {
                    shard.fingerprints.remove(doubt.fingerprint);
                }
            }
        }
    }

    long size() {
        long size = 0;
        for (var shard : shards) {
            synchronized (shard) {
                size += shard.fingerprints.size();
            }
        }
        return size;
    }

    private Shard shard(long fingerprint) {
        return shards[(int) (fingerprint >>> SHARD_SHIFT)];
    }

    private static long fingerprint(String entry) {
        var bytes = entry.getBytes(StandardCharsets.UTF_8);
        return HASH.hash(bytes, 0, bytes.length, SEED);
    }
}
