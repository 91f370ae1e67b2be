package org.borderexchange.notification.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borderexchange.notification.event.Reader;

/** All subscriptions. Each change has raised {@link #state} when it returns. */
public interface Subscriptions {

    void insert(Subscription subscription);

    Optional<Subscription> find(String id);

    /** Those that can be read, as in all lists: what another release has written may be none of them. */
    List<Subscription> of(Owner owner);

    List<Subscription> of(Reader reader);

    /** @return false if it has another version than the one before this by now */
    boolean replace(Subscription changed);

    void delete(String id);

    /** A number that grows with every change of any subscription, whichever instance made it. */
    long state();

    /** Version by id, of all. */
    Map<String, Integer> versions();

    List<Subscription> find(Collection<String> ids);
}
