package org.borderexchange.gateway.act;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.schemas.topic.EventKey;

/**
 * What this country says of subjects. Every act is one durable write, its unsent event in it; unavailability is a
 * {@link org.borderexchange.gateway.problem.StoreUnavailable}.
 */
public interface Acts {

    /**
     * Stores an act with its unsent event: version 1 if nothing was said under its key, a later one in place of the version before it.
     *
     * @throws AlreadySaid if another version of it is held; nothing is stored then
     */
    void say(Act act) throws AlreadySaid;

    /**
     * Stores many acts, at most one under a key, each as {@link #say} would, in a few calls of the store.
     *
     * @return those that were stored; of the others another version is held
     */
    List<Act> sayAll(List<Act> acts);

    /** The present versions of these acts; those never said are left out. */
    List<Act> find(Collection<EventKey> keys);

    /** The present versions of all acts on a subject, in no particular order. */
    List<Act> of(String subject);

    /**
     * Takes over a higher version of an own act that was heard on a topic: this database is older than what was published. An unsent
     * lower version is dropped. Nothing happens if the version held is as high.
     */
    void adopt(Act heard);

    /**
     * Says the same again under a version above the one that was seen on a topic. Nothing happens if the version held is above it
     * already, or nothing is held.
     */
    void supersede(EventKey key, int seenVersion);

    /** What is held of these acts; absent ones are left out. */
    Map<EventKey, Standing> standing(Collection<EventKey> keys);

    /** Somebody said something else under this key first. */
    final class AlreadySaid extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
