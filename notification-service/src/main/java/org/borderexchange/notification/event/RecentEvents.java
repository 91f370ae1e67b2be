package org.borderexchange.notification.event;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What was told in the last days, with its content, so that a filter can be tried on it. Bounded in time and number; what is erased goes at once. */
public interface RecentEvents {

    void add(List<Telling> tellings);

    /** Everything that says something of the subject, which its owner has taken back. @param topic on which he did */
    void forget(String subject, String topic);

    /** The newest first, none before {@code from}. */
    void since(Instant from, Consumer<Telling> reading);

    /** Lets go what is older. */
    void forgetBefore(Instant moment);
}
