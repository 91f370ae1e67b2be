package org.borderexchange.gateway.feed;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One event of the feed. Rendered when the first desk asks for it, so that reading a long history at start costs
 * nothing; forgotten at once when the country loses what it is about. Thread-safe.
 */
final class FeedEntry {

    private final Set<String> about;
    private final int partition;
    private final long offset;
    private final String position;

    private @Nullable Function<String, String> renderer;
    private @Nullable String frame;

    /**
     * @param about ids of everything that it speaks of
     * @param partition index and offset of the record that told it
     * @param position how far a desk has read that has this entry
     * @param renderer from the position to the bytes of a server-sent event
     */
    FeedEntry(Set<String> about, int partition, long offset, String position, Function<String, String> renderer) {
        this.about = about;
        this.partition = partition;
        this.offset = offset;
        this.position = position;
        this.renderer = renderer;
    }

    boolean isAbout(String id) {
        return about.contains(id);
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    /** As it is sent; empty once it was purged. */
    synchronized Optional<String> frame() {
        if (renderer != null) {
            frame = renderer.apply(position);
            renderer = null;
        }
        return Optional.ofNullable(frame);
    }

    synchronized void purge() {
        renderer = null;
        frame = null;
    }
}
