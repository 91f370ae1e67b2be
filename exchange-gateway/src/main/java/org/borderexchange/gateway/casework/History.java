package org.borderexchange.gateway.casework;

import java.util.List;
import java.util.Set;
import org.borderexchange.schemas.topic.AlertId;

/**
 * What happened in a case or operation, as this country may see it now.
 *
 * @param entries in order of time
 * @param lost alerts that this country has lost since it was told; they are not shown
 */
public record History(List<CaseEntry> entries, Set<AlertId> lost) {

    public History {
        entries = List.copyOf(entries);
        lost = Set.copyOf(lost);
    }
}
