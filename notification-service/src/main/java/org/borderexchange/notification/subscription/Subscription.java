package org.borderexchange.notification.subscription;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * An analyst's wish to be told.
 *
 * @param version grows with every change
 * @param muted incidents of which he does not want to hear any more
 */
public record Subscription(
        String id, Owner owner, int version, Instant createdAt, Terms terms, Channel channel, Set<String> muted) {

    /** The list would grow for ever. */
    static final int MOST_MUTED = 1_000;

    public Subscription {
        muted = Set.copyOf(muted);
    }

    public Subscription with(Terms otherTerms, Channel otherChannel) {
        return new Subscription(id, owner, version + 1, createdAt, otherTerms, otherChannel, muted);
    }

    public Subscription with(Channel otherChannel) {
        return with(terms, otherChannel);
    }

    /** Without, or again with, the notices of an incident. */
    public Subscription muting(String incident, boolean mute) {
        var all = new HashSet<>(muted);
        if (mute) {
            all.add(incident);
        } else {
            all.remove(incident);
        }
        return new Subscription(id, owner, version + 1, createdAt, terms, channel, all);
    }

    public boolean mutes(Iterable<String> chain) {
        for (var subject : chain) {
            if (muted.contains(subject)) {
                return true;
            }
        }
        return false;
    }
}
