package org.borderexchange.gateway.routing;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.borderexchange.schemas.topic.CountryCode;

/** Who may know of an alert besides its owner. */
public sealed interface Audience {

    Audience WHOLE_GROUP = new WholeGroup();

    /** Every member of the working group, now and later. */
    record WholeGroup() implements Audience {}

    /** Exactly these countries of the working group. An empty set means nobody, never everybody. */
    record Countries(SortedSet<CountryCode> countries) implements Audience {
        public Countries {
            countries = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(countries));
        }
    }

    static Audience of(Collection<CountryCode> countries) {
        return new Countries(new TreeSet<>(countries));
    }
}
