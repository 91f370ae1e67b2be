package org.borderexchange.gateway.routing;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * Who has ever been sent an alert: every later version goes to all of them, content-free to those who lost it.
 *
 * @param wholeGroup some version went to the group's topic
 * @param countries some version went to these countries' inboxes
 */
public record Reach(boolean wholeGroup, SortedSet<CountryCode> countries) {

    public static final Reach NOBODY = new Reach(false, Collections.emptySortedSet());

    public Reach {
        countries = Collections.unmodifiableSortedSet(new TreeSet<>(countries));
    }

    /** After one more version went to that audience. */
    public Reach with(Audience audience) {
        return switch (audience) {
            case Audience.WholeGroup all -> new Reach(true, countries);
            case Audience.Countries only -> {
                var union = new TreeSet<>(countries);
                union.addAll(only.countries());
                yield new Reach(wholeGroup, union);
            }
        };
    }
}
