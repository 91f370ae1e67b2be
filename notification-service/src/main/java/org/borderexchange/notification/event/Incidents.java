package org.borderexchange.notification.event;

import java.util.List;

/** What belongs together for a reader: alerts to their hit, hits and alerts to their case. */
public interface Incidents {

    /** The reader's alerts of this hit belong to it, unless they belong to something already. */
    void joinedBy(Reader reader, String hit, List<String> alerts);

    /** Whatever they belonged to: from now on they belong to the case. */
    void gathered(Reader reader, String container, List<String> members);

    /** The reader has lost it: nothing belongs to it any more. */
    void dissolved(Reader reader, String container);

    /** The subject, and from the inside to the outside whatever it belongs to; the last names the incident. */
    List<String> of(Reader reader, String subject);
}
