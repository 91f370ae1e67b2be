package org.borderexchange.gateway.casework;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderexchange.gateway.alert.CasesOfAlerts;
import org.borderexchange.gateway.hit.CasesOfHits;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.HitId;

/** In which of the cases that are held hits and alerts are. One that is shown within another case is passed over for that one. */
public final class HeldCases implements CasesOfHits, CasesOfAlerts {

    /** Of several cases with the same hit the one that stands for itself, and was opened first. */
    private static final Comparator<CaseFile> FIRST =
            Comparator.<CaseFile, Boolean>comparing(HeldCases::isMerged).thenComparing(CaseFile::order);

    private final Cases cases;

    public HeldCases(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Map<HitId, CaseId> of(Collection<HitId> hits) {
        if (hits.isEmpty()) {
            return Map.of();
        }
        var asked = Set.copyOf(hits);
        var found = new HashMap<HitId, CaseId>();
        cases.withHits(asked).stream()
                .sorted(FIRST)
                .forEach(file ->
                        file.hits().stream().filter(asked::contains).forEach(hit -> found.putIfAbsent(hit, file.id())));
        return found;
    }

    @Override
    public List<CaseId> of(AlertId alert) {
        return cases.withAlerts(List.of(alert)).stream()
                .filter(file -> !isMerged(file))
                .sorted(FIRST)
                .map(CaseFile::id)
                .toList();
    }

    private static boolean isMerged(CaseFile file) {
        return file.status() == CaseStatus.MERGED;
    }
}
