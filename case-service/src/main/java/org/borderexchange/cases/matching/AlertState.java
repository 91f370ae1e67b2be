package org.borderexchange.cases.matching;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.borderexchange.schemas.matching.AlertIdentifiers;
import org.borderexchange.schemas.matching.MatchKeys;
import org.borderexchange.schemas.matching.MatchKeys.Posting;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the hub keeps of one alert.
 *
 * @param event the newest that its owner told, trimmed; without an alert in it: it was erased and does not come back
 * @param partners ids of the alerts with which it has ever been nominated or published; none once it is erased
 */
record AlertState(ExchangeEvent event, SortedSet<String> partners) {

    private static final Comparator<ExchangeEvent> AGE = Comparator.comparingInt(ExchangeEvent::getVersion)
            .thenComparing(event -> event.getAlert() != null)
            .thenComparing(ExchangeEvent::getEventId);

    AlertState {
        partners = Collections.unmodifiableSortedSet(new TreeSet<>(partners));
    }

    AlertState withPartner(String partner) {
        var more = new TreeSet<>(partners);
        more.add(partner);
        return new AlertState(event, more);
    }

    AlertState withoutPartners() {
        return new AlertState(event, Collections.emptySortedSet());
    }

    /**
     * The newer version counts; at one version content counts more than its loss. The last resort settles which of two
     * contradicting states holds in whatever order they come, until their owner supersedes both.
     */
    static boolean isNewer(ExchangeEvent told, @Nullable ExchangeEvent held) {
        return held == null || AGE.compare(told, held) > 0;
    }

    /** Identifier keys under which an alert in this state is posted: none if it is not active. */
    static Map<String, Posting> keys(@Nullable ExchangeEvent event) {
        if (event == null || event.getAlert() == null || event.getAlert().getStatus() != AlertStatus.ACTIVE) {
            return Map.of();
        }
        return MatchKeys.of(AlertIdentifiers.of(event.getAlert()));
    }

    /** Ids of alerts that must be compared with one that does this with a key. @param others who is posted there */
    static Set<String> partners(String alert, Posting posting, Map<String, Posting> others) {
        var partners = new TreeSet<String>();
        others.forEach((other, theirs) -> {
            if (posting.meets(theirs) && !other.equals(alert)) {
                partners.add(other);
            }
        });
        return partners;
    }
}
