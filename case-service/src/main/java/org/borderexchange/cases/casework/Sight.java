package org.borderexchange.cases.casework;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borderexchange.schemas.wire.CaseDocument;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseTask;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * What one country may know of a case: alerts that it may read, and countries that it may know to work there. What comes from an alert that it
 * may not read must leave no trace.
 */
final class Sight {

    /** @param since milliseconds since 1970 @param seesPast may it read what was before it came? */
    record Participant(CaseRole role, long since, boolean seesPast, Optional<Contact> liaison) {}

    private final Dossier dossier;
    private final String reader;
    private final Map<String, ExchangeEvent> readable = new HashMap<>();
    private final List<OperationState> operations;
    private final SortedMap<String, Participant> participants = new TreeMap<>();
    private final Set<String> known = new TreeSet<>();

    /** Those who work in the case itself, and not for the sake of an operation alone. */
    private final Set<String> inItself = new TreeSet<>();

    Sight(Dossier dossier, String reader) {
        this.dossier = dossier;
        this.reader = reader;
        if (dossier.isMember(reader)) {
            dossier.alerts()
                    .forEach(id -> dossier.alert(id)
                            .filter(event -> dossier.mayRead(event, reader))
                            .ifPresent(event -> readable.put(id, event)));
        }
        this.operations = dossier.operations().stream()
                .filter(operation -> operation.isKnownTo(reader, dossier.surroundings()))
                .toList();
        operations.forEach(this::joinMembers);
        readable.forEach((id, event) -> {
            var owner = String.valueOf(event.getOriginator());
            known.add(owner);
            // Who brings his own alert himself works in the case already: it must not open the past to him.
            joinItself(owner, new Member(CaseRole.PARTNER, dossier.addedAt(id), !dossier.isAddedBy(id, owner)));
        });
        dossier.parts().forEach(this::joinMembers);
        known.addAll(participants.keySet());
        dossier.parts().forEach(part -> known.addAll(part.members().ever()));
        participants.keySet().removeIf(this::isGone);
    }

    private void joinMembers(OperationState operation) {
        for (var country : operation.members().countries()) {
            known.add(country);
            operation
                    .participant(country, dossier.surroundings())
                    .filter(member -> operation.isKnownTo(country, dossier.surroundings()))
                    .ifPresent(member -> join(country, member.withoutLead()));
        }
    }

    /** Who leads a case that was merged into another one does not lead that one. */
    private void joinMembers(CaseState part) {
        var leads = part.id().equals(dossier.root().id());
        for (var country : part.members().countries()) {
            var member = part.members().find(country).orElseThrow();
            joinItself(country, leads ? member : member.withoutLead());
        }
    }

    private void joinItself(String country, Member member) {
        if (dossier.isMember(country)) {
            join(country, member);
            inItself.add(country);
        }
    }

    /** Of several grounds the stronger role, the earlier time and the wider view count. */
    private void join(String country, Member member) {
        var liaison = Stream.concat(
                        dossier.parts().stream().map(CaseState::members),
                        operations.stream().map(OperationState::members))
                .map(members -> members.liaison(country))
                .flatMap(Optional::stream)
                .findFirst();
        var joining = new Participant(member.role(), member.since(), member.seesPast(), liaison);
        participants.merge(
                country,
                joining,
                (held, other) -> new Participant(
                        held.role().compareTo(other.role()) < 0 ? held.role() : other.role(),
                        Math.min(held.since(), other.since()),
                        held.seesPast() || other.seesPast(),
                        liaison));
    }

    /** From the case itself, or from all of those parts of it that it had to do with. */
    private boolean isGone(String country) {
        var parts = dossier.parts();
        return dossier.root().members().isGone(country)
                || parts.stream().anyMatch(part -> part.members().isGone(country))
                        && parts.stream()
                                .filter(part -> !part.members().isGone(country))
                                .noneMatch(part -> part.members().find(country).isPresent()
                                        || part.alerts().keySet().stream().anyMatch(id -> isOwner(id, country)));
    }

    private boolean isOwner(String alert, String country) {
        return Optional.ofNullable(readable.get(alert))
                .filter(event -> country.equals(event.getOriginator()))
                .isPresent();
    }

    /** Does the country know the case at all? */
    boolean isAny() {
        return !readable.isEmpty() || participates();
    }

    /** Does it work in the case? */
    boolean participates() {
        return participants.containsKey(reader);
    }

    boolean mayAct() {
        return own().filter(participant -> participant.role() != CaseRole.OBSERVER)
                .isPresent();
    }

    /** May it say who works in the case and reads it? Where nobody leads, all partners may, but for those of an operation. */
    boolean mayDirect() {
        var led = participants.values().stream().anyMatch(participant -> participant.role() == CaseRole.LEAD);
        return own().filter(participant -> participant.role() == CaseRole.LEAD
                        || !led && participant.role() == CaseRole.PARTNER && inItself.contains(reader))
                .isPresent();
    }

    private Optional<Participant> own() {
        return Optional.ofNullable(participants.get(reader));
    }

    SortedMap<String, Participant> participants() {
        return participants;
    }

    /** Tasks of the case and of what was merged into it, in the order in which they came. */
    List<CaseTask> tasks() {
        return dossier.parts().stream()
                .flatMap(part -> part.tasks().stream())
                .filter(added -> mayReadOf(added.task().getBy(), added.at()) || isGiven(added))
                .map(CaseState.Added::task)
                .sorted(Comparator.comparing(CaseTask::getId))
                .toList();
    }

    /** Who gives it to a newcomer tells him of it, however old it is. */
    private boolean isGiven(CaseState.Added added) {
        return added.task().getAssignee().equals(reader)
                && mayReadOf(added.task().getBy(), added.assignedAt());
    }

    /** Documents of the case and of what was merged into it, each once. */
    List<CaseDocument> documents() {
        var byHash = new LinkedHashMap<String, CaseDocument>();
        dossier.parts().stream()
                .flatMap(part -> part.documents().stream())
                .filter(attached -> mayReadOf(attached.by(), attached.at()))
                .map(CaseState.Attached::document)
                .forEach(document -> byHash.putIfAbsent(document.getSha256(), document));
        return List.copyOf(byHash.values());
    }

    /** The last one by a country that it may know of. */
    Optional<CaseState.Description> description(CaseState part) {
        return part.descriptions().stream()
                .filter(described -> knows(described.by()))
                .reduce((earlier, later) -> later);
    }

    /** May it read what an officer of the country wrote then? */
    private boolean mayReadOf(String country, long at) {
        return knows(country) && reachesBackTo(at);
    }

    /** By id. */
    Map<String, ExchangeEvent> readable() {
        return readable;
    }

    boolean mayRead(String alert) {
        return readable.containsKey(alert);
    }

    boolean mayReadAll(List<String> alerts) {
        return readable.keySet().containsAll(alerts);
    }

    /** Ids of alerts without those that it may not read. */
    List<String> readableOf(List<String> alerts) {
        return alerts.stream().filter(readable::containsKey).toList();
    }

    /** It was told of the hit as an owner, or works in the case and may read both alerts. */
    boolean mayKnow(JudgedHit hit) {
        return mayKnowOfHitOn(hit.alertIds())
                || hit.asToldTo(reader).isPresent()
                        && !readableOf(hit.alertIds()).isEmpty();
    }

    /** That they meet is told to their owners; who merely may read both must not learn it here. */
    boolean mayKnowOfHitOn(List<String> alerts) {
        return participates() && mayReadAll(alerts);
    }

    /** Was it there then, or may it read the past? Whoever sees the case by an alert has seen it since that came. */
    boolean reachesBackTo(long at) {
        return own().map(participant -> participant.seesPast() || at >= participant.since())
                .orElse(true);
    }

    /** May it know that the country did something in the case? What a country did stays when it goes. */
    boolean knows(String country) {
        return country.equals(reader) || known.contains(country);
    }

    /** Working groups of the alerts that it may read. */
    Set<String> workingGroups() {
        return readable.values().stream()
                .map(event -> event.getAlert().getWorkingGroup())
                .collect(Collectors.toSet());
    }

    /** Ids in the order in which they came into the case. */
    List<String> inOrder() {
        return readable.keySet().stream()
                .sorted(Comparator.comparingLong(dossier::addedAt).thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
