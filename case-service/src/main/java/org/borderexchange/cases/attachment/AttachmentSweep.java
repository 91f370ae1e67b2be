package org.borderexchange.cases.attachment;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.borderexchange.cases.casefile.Cases;

/** Removes bytes that no case names any more, or never did. Any number of instances may do it at once. */
public final class AttachmentSweep {

    private static final int AT_ONCE = 100;

    private final Attachments attachments;
    private final Cases cases;
    private final Clock clock;
    private final Duration keepUnnamed;

    /** @param keepUnnamed counted from when they were brought last; must exceed the time from an upload to the act that names it, and an outage */
    public AttachmentSweep(Attachments attachments, Cases cases, Clock clock, Duration keepUnnamed) {
        this.attachments = attachments;
        this.cases = cases;
        this.clock = clock;
        this.keepUnnamed = keepUnnamed;
    }

    /** @throws org.borderexchange.cases.problem.Unavailable if it is not certain what cases name; nothing more is removed then */
    public void sweep() {
        var before = clock.instant().minus(keepUnnamed);
        var after = Optional.<ContentHash>empty();
        List<Attachments.Held> old;
        do {
            old = attachments.broughtBefore(before, after, AT_ONCE);
            removeUnnamed(old);
            after = old.isEmpty() ? after : Optional.of(old.getLast().hash());
        } while (old.size() == AT_ONCE);
        attachments.removeRemains(before);
    }

    private void removeUnnamed(List<Attachments.Held> old) {
        if (old.isEmpty()) {
            return;
        }
        var named = cases.named(old.stream().map(held -> held.hash().sha256()).collect(Collectors.toSet()));
        old.stream().filter(held -> !named.contains(held.hash().sha256())).forEach(attachments::remove);
    }
}
