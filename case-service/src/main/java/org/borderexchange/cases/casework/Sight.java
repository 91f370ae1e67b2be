package org.borderexchange.cases.casework;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borderexchange.schemas.wire.CaseRole;
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
    private final SortedMap<String, Participant> participants = new TreeMap<>();

    Sight(Dossier dossier, String reader) {
        this.dossier = dossier;
        this.reader = reader;
        dossier.alerts()
                .forEach(id -> dossier.alert(id)
                        .filter(event -> dossier.mayRead(event, reader))
                        .ifPresent(event -> readable.put(id, event)));
        dossier.operations().stream()
                .filter(operation -> operation.isKnownTo(reader))
                .forEach(operation -> operation.members().countries().stream()
                        .filter(operation::isKnownTo)
                        .forEach(country ->
                                join(country, operation.members().find(country).orElseThrow())));
        owners().forEach((owner, since) -> join(owner, new Member(CaseRole.PARTNER, since, true)));
        dossier.parts()
                .forEach(part -> part.members()
                        .countries()
                        .forEach(country ->
                                join(country, part.members().find(country).orElseThrow())));
        participants.keySet().removeIf(this::isGone);
    }

    /** Owners of readable alerts, with the time when their first came. */
    private Map<String, Long> owners() {
        return readable.entrySet().stream()
                .collect(Collectors.toMap(
                        alert -> String.valueOf(alert.getValue().getOriginator()),
                        alert -> dossier.addedAt(alert.getKey()),
                        Math::min));
    }

    /** Of several grounds the stronger role, the earlier time and the wider view count. */
    private void join(String country, Member member) {
        var liaison = Stream.concat(
                        dossier.parts().stream().map(CaseState::members),
                        dossier.operations().stream().map(OperationState::members))
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

    private boolean isGone(String country) {
        return dossier.root().members().isGone(country);
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

    /** May it say who works in the case? Where nobody leads, all partners may. */
    boolean mayDirect() {
        var led = participants.values().stream().anyMatch(participant -> participant.role() == CaseRole.LEAD);
        return own().filter(participant ->
                        participant.role() == CaseRole.LEAD || !led && participant.role() == CaseRole.PARTNER)
                .isPresent();
    }

    private Optional<Participant> own() {
        return Optional.ofNullable(participants.get(reader));
    }

    SortedMap<String, Participant> participants() {
        return participants;
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

    /** Both alerts are readable, or it was told of the hit as an owner. */
    boolean mayKnow(JudgedHit hit) {
        return mayReadAll(hit.alertIds())
                || hit.asToldTo(reader).isPresent()
                        && !readableOf(hit.alertIds()).isEmpty();
    }

    /** Was it there then, or may it read the past? Whoever sees the case by an alert has seen it since that came. */
    boolean reachesBackTo(long at) {
        return own().map(participant -> participant.seesPast() || at >= participant.since())
                .orElse(true);
    }

    /** May it know that the country did something in the case? */
    boolean knows(String country) {
        return country.equals(reader) || participants.containsKey(country);
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
