package org.borderexchange.notification.event;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What belongs together for a reader: alerts to their hit, hits and alerts to their case. */
public interface Incidents {

    /** The reader's alerts of this hit belong to it, unless they belong to something already. */
    void joinedBy(Reader reader, String hit, List<String> alerts);

    /** These belong to the case from now on, whatever they belonged to, and none else of what it gathered before. */
    void gathered(Reader reader, String container, Collection<String> members);

    /** The case belongs to the one within which it is shown, to none if empty. */
    void shownWithin(Reader reader, String inner, Optional<String> outer);

    /** The reader has lost it: nothing belongs to it any more. */
    void dissolved(Reader reader, String container);

    /** The subject, and from the inside to the outside whatever it belongs to; the last names the incident. */
    List<String> of(Reader reader, String subject);
}
