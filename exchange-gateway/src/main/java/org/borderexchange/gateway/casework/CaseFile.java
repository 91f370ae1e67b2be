package org.borderexchange.gateway.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.WorkingGroup;

/**
 * A case as the hub tells it to this country.
 *
 * @param version counts what this country was told of it
 * @param title empty: this country does not work in it
 * @param participates does this country work in it?
 * @param alerts and hits, as far as this country may know them
 * @param mergedFrom cases that are shown within it
 * @param about ids of everything that it names, its own among them
 * @param event the whole of it, as it came
 */
public record CaseFile(
        CaseId id,
        int version,
        CaseStatus status,
        Instant openedAt,
        Optional<String> title,
        Set<WorkingGroup> workingGroups,
        boolean participates,
        Set<AlertId> alerts,
        Set<HitId> hits,
        Set<CaseId> mergedFrom,
        Set<String> about,
        EncodedEvent event) {

    public CaseFile {
        workingGroups = Set.copyOf(workingGroups);
        alerts = Set.copyOf(alerts);
        hits = Set.copyOf(hits);
        mergedFrom = Set.copyOf(mergedFrom);
        about = Set.copyOf(about);
    }

    /** May this country know of it without these alerts? Who does not work in a case knows it by its alerts alone. */
    boolean isVisibleWithout(Set<AlertId> lost) {
        return participates || alerts.isEmpty() || !lost.containsAll(alerts);
    }

    /** By time of opening, and unique. */
    public String order() {
        return "%015d-%s".formatted(openedAt.toEpochMilli(), id);
    }
}
