package org.borderexchange.notification.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How every subject stands that was ever heard of, and what was heard last at every place. */
public interface Standings {

    /** @return by {@link Standing#id}; what was never heard of is absent */
    Map<String, Standing> find(Collection<String> ids);

    /** @return the highest version that was dealt with, by {@link Telling#place} */
    Map<String, Integer> heard(Collection<String> places);

    /** The newer wins, however often it is told. Of an alert's same version content wins over erasure, for it says who may still read. */
    void apply(List<Standing> standings);

    /** Remembers that all of them were dealt with: whoever hears them again need do nothing. */
    void heard(List<Telling> tellings);
}
