package org.borderexchange.cases.casefile;

import java.util.Optional;
import org.borderexchange.schemas.wire.CaseEntry;

/**
 * One thing that happened.
 *
 * @param at milliseconds since 1970
 * @param id of the entry, alert or hit
 * @param kind of the entry, or {@link #ALERT_ISSUED} or {@link #HIT_RAISED}
 * @param by whose doing it is: ISO 3166-1 alpha-2, or HUB
 * @param entry empty: the alert or hit was there before it came into the case
 */
public record TimelineLine(long at, String id, String kind, String by, Optional<CaseEntry> entry) {

    public static final String ALERT_ISSUED = "ALERT_ISSUED";
    public static final String HIT_RAISED = "HIT_RAISED";

    static TimelineLine of(ToldEntry told) {
        var entry = told.content().orElseThrow();
        return new TimelineLine(entry.getAt(), told.id(), entry.getKind().name(), entry.getBy(), Optional.of(entry));
    }

    /** Of two at one time the alert comes first, then the hit, then what follows from them. */
    TimelineCursor position() {
        int rank = switch (kind) {
            case ALERT_ISSUED -> 0;
            case HIT_RAISED -> 1;
            case "OPENED_BY_HIT" -> 2;
            default -> 3;
        };
        return TimelineCursor.at(at, rank, id);
    }
}
