package org.borderexchange.gateway.casework;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.CaseOutcome;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;

/**
 * A line of the history of a case or operation, as the hub tells it to this country.
 *
 * @param key of an act's line: that of the act
 * @param at when the hub decided it, or when what it follows from happened
 * @param outcome refused acts are told to their own country alone
 * @param alerts and hits that it is about
 * @param about ids of everything that it names
 * @param event the whole of it, as it came
 */
public record CaseEntry(
        EventKey key,
        int version,
        Instant at,
        CaseOutcome outcome,
        Set<AlertId> alerts,
        Set<HitId> hits,
        Set<String> about,
        EncodedEvent event) {

    static final Comparator<CaseEntry> BY_TIME = Comparator.comparing(CaseEntry::at)
            .thenComparing(entry -> entry.key().toString());

    public CaseEntry {
        alerts = Set.copyOf(alerts);
        hits = Set.copyOf(hits);
        about = Set.copyOf(about);
    }

    public boolean isRefused() {
        return outcome == CaseOutcome.REFUSED;
    }

    /** Is there something to tell without what it says of these alerts and hits? */
    boolean isVisibleWithout(Set<AlertId> lost, Set<HitId> concealed) {
        // That alerts meet is known to who may read them all, whether or not the hit itself was ever told here.
        var alertsStay =
                hits.isEmpty() ? alerts.isEmpty() || !lost.containsAll(alerts) : Collections.disjoint(alerts, lost);
        return alertsStay && Collections.disjoint(hits, concealed);
    }
}
