package org.borderexchange.cases.casework;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borderexchange.cases.casework.CaseState.Link;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/** A case with all that was merged into it, and what surrounds it: for the hub's eyes. What one country may know of it is a {@link Sight}. */
final class Dossier {

    private final CaseState root;
    private final List<CaseState> parts;
    private final Set<String> partIds;
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final List<OperationState> operations;
    private final Set<String> workingGroups;
    private final Surroundings surroundings;
    private @Nullable List<JudgedHit> hits;
    private @Nullable List<Line> lines;

    private Dossier(CaseState root, List<CaseState> parts, Surroundings surroundings) {
        this.root = root;
        this.parts = parts;
        this.partIds = parts.stream().map(CaseState::id).collect(Collectors.toCollection(LinkedHashSet::new));
        this.surroundings = surroundings;
        parts.forEach(part -> part.alerts().forEach((alert, link) -> links.merge(alert, link, Link::and)));
        this.operations = parts.stream()
                .flatMap(part -> part.operations().stream())
                .distinct()
                .map(surroundings::operation)
                .flatMap(Optional::stream)
                .toList();
        this.workingGroups = Stream.concat(
                        parts.stream().map(CaseState::openedFor).flatMap(Optional::stream),
                        links.keySet().stream()
                                .map(this::alert)
                                .flatMap(Optional::stream)
                                .map(event -> event.getAlert().getWorkingGroup()))
                .collect(Collectors.toSet());
    }

    /** @param id of a case that stands for itself; empty: there is none */
    static Optional<Dossier> of(String id, Surroundings surroundings) {
        return surroundings.caseFile(id).map(root -> {
            var parts = new LinkedHashMap<String, CaseState>();
            collect(root, parts, surroundings);
            return new Dossier(root, List.copyOf(parts.values()), surroundings);
        });
    }

    private static void collect(CaseState part, Map<String, CaseState> into, Surroundings surroundings) {
        if (into.putIfAbsent(part.id(), part) == null) {
            part.taken()
                    .forEach(
                            taken -> surroundings.caseFile(taken).ifPresent(next -> collect(next, into, surroundings)));
        }
    }

    CaseState root() {
        return root;
    }

    /** The case itself first, then those merged into it, directly or not. */
    List<CaseState> parts() {
        return parts;
    }

    Set<String> partIds() {
        return partIds;
    }

    List<OperationState> operations() {
        return operations;
    }

    Set<String> alerts() {
        return links.keySet();
    }

    /** When the alert came into the case. */
    long addedAt(String alert) {
        return Optional.ofNullable(links.get(alert)).map(Link::at).orElse(0L);
    }

    /** Was it that country alone that put the alert there? */
    boolean isAddedBy(String alert, String country) {
        return Optional.ofNullable(links.get(alert))
                .filter(link -> link.by().equals(Set.of(country)))
                .isPresent();
    }

    /** Its present state, if it was ever heard of, is not erased, and one of those who put it there may read it. */
    Optional<ExchangeEvent> alert(String id) {
        return Optional.ofNullable(links.get(id))
                .flatMap(link -> surroundings
                        .alert(id)
                        .filter(event -> event.getAlert() != null)
                        .filter(event -> link.by().stream()
                                .anyMatch(by -> by.equals(ExchangeDirectory.HUB) || surroundings.mayRead(event, by))));
    }

    /** Hits both of whose alerts are in the case, oldest alert's first. */
    List<JudgedHit> hits() {
        var held = hits;
        if (held == null) {
            held = findHits();
            hits = held;
        }
        return held;
    }

    private List<JudgedHit> findHits() {
        return links.keySet().stream()
                .flatMap(alert -> surroundings.hitsOf(alert).stream())
                .filter(hit -> links.keySet().containsAll(hit.alertIds()))
                .collect(Collectors.toMap(JudgedHit::id, hit -> hit, (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .sorted(Comparator.comparing(JudgedHit::id))
                .toList();
    }

    /** All that was decided of it and of what was merged into it, each once, in one order. */
    List<Line> lines() {
        var held = lines;
        if (held == null) {
            held = collectLines();
            lines = held;
        }
        return held;
    }

    private List<Line> collectLines() {
        return partIds.stream()
                .flatMap(part -> surroundings.linesOf(part).stream())
                .filter(line -> line.doneIn().filter(partIds::contains).isEmpty())
                .sorted(Comparator.comparingLong(Line::sequence))
                .toList();
    }

    /** Is the country a member of one of the case's working groups now? If none is known any more, for all alerts are erased: of the exchange. */
    boolean isMember(String country) {
        return workingGroups.isEmpty()
                ? surroundings.isMember(country)
                : workingGroups.stream().anyMatch(group -> surroundings.isMember(group, country));
    }

    boolean mayRead(ExchangeEvent alert, String country) {
        return surroundings.mayRead(alert, country);
    }

    Surroundings surroundings() {
        return surroundings;
    }
}
