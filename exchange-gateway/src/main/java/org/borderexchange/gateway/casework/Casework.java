package org.borderexchange.gateway.casework;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.OperationId;

/**
 * What officers may learn of cases and joint operations: what the hub has told, without what comes from an alert that this country has
 * lost since, for the hub has yet to hear of that.
 */
public final class Casework {

    private final Cases cases;
    private final Operations operations;
    private final Entries entries;
    private final VisibleAlerts alerts;
    private final HitService hits;

    public Casework(Cases cases, Operations operations, Entries entries, VisibleAlerts alerts, HitService hits) {
        this.cases = cases;
        this.operations = operations;
        this.entries = entries;
        this.alerts = alerts;
        this.hits = hits;
    }

    public Optional<VisibleCase> find(CaseId id) {
        return cases.find(id)
                .flatMap(Told::content)
                .flatMap(told -> visible(List.of(told)).stream().findFirst());
    }

    public Optional<JointOperation> find(OperationId id) {
        return operations.find(id).flatMap(Told::content);
    }

    public Page<VisibleCase> cases(Search<CaseStatus> search) {
        return cases.list(search).with(this::visible);
    }

    public Page<JointOperation> operations(Search<OperationStatus> search) {
        return operations.list(search);
    }

    public History history(Subject subject) {
        return visibleHistory(entries.of(subject));
    }

    /** Of the case and of those that are shown within it. What the histories of two cases tell alike, such as their merge, is one line here. */
    public History history(CaseFile of) {
        var lines = new LinkedHashMap<String, CaseEntry>();
        Stream.concat(Stream.of(of.id()), of.mergedFrom().stream())
                .flatMap(id -> entries.of(new Subject.OfCase(id)).stream())
                .forEach(entry -> lines.putIfAbsent(
                        entry.key().speaker() + "/" + entry.key().act(), entry));
        return visibleHistory(lines.values());
    }

    /** Of these entries, whatever they are about; those of which nothing may be seen are left out. */
    public History visibleHistory(Collection<CaseEntry> told) {
        if (told.isEmpty()) {
            return new History(List.of(), Set.of());
        }
        var lost = alerts.lost(
                told.stream().flatMap(entry -> entry.alerts().stream()).collect(toSet()));
        var concealed = concealed(told.stream().flatMap(entry -> entry.hits().stream()));
        var visible = told.stream()
                .filter(entry -> entry.isVisibleWithout(lost, concealed))
                .sorted(CaseEntry.BY_TIME)
                .toList();
        return new History(visible, lost);
    }

    /**
     * Cases that hold one of these alerts, or an alert that a hit joins with one of them; newest opening first. A case that is shown within
     * another one is not among them, for the other one is.
     */
    public List<RelatedCase> related(Set<AlertId> of) {
        if (of.isEmpty()) {
            return List.of();
        }
        var because = new HashMap<AlertId, List<RelatedCase.Reason>>();
        of.forEach(alert -> add(because, new RelatedCase.Reason(alert, Optional.empty())));
        for (var hit : hits.joining(of)) {
            hit.alerts().stream()
                    .filter(alert -> !of.contains(alert))
                    .forEach(alert -> add(because, new RelatedCase.Reason(alert, Optional.of(hit.id()))));
        }
        return visible(cases.withAlerts(because.keySet())).stream()
                .filter(found -> found.file().status() != CaseStatus.MERGED)
                .map(found -> new RelatedCase(found.file(), reasons(found, because)))
                .filter(related -> !related.because().isEmpty())
                .sorted(Comparator.<RelatedCase, String>comparing(
                                related -> related.file().order())
                        .reversed())
                .toList();
    }

    private static List<RelatedCase.Reason> reasons(VisibleCase found, Map<AlertId, List<RelatedCase.Reason>> because) {
        return found.file().alerts().stream()
                .filter(alert -> !found.lost().contains(alert))
                .sorted(Comparator.comparing(AlertId::order))
                .flatMap(alert -> because.getOrDefault(alert, List.of()).stream())
                .toList();
    }

    private static void add(Map<AlertId, List<RelatedCase.Reason>> because, RelatedCase.Reason reason) {
        because.computeIfAbsent(reason.alert(), alert -> new ArrayList<>()).add(reason);
    }

    /** Those of them that this country may still know of. */
    private List<VisibleCase> visible(List<CaseFile> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        var lost = alerts.lost(
                told.stream().flatMap(file -> file.alerts().stream()).collect(toSet()));
        var concealed = concealed(told.stream().flatMap(file -> file.hits().stream()));
        return told.stream()
                .filter(file -> file.isVisibleWithout(lost))
                .map(file -> new VisibleCase(file, both(file.alerts(), lost), both(file.hits(), concealed)))
                .toList();
    }

    private Set<HitId> concealed(Stream<HitId> of) {
        return hits.concealed(of.collect(toSet()));
    }

    private static <T> Set<T> both(Set<T> one, Set<T> other) {
        var both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
