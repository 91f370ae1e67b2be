package org.borderexchange.gateway.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;

/** What an act must fulfil beyond its form: what it names is there for this country, and countries belong to the working group. */
final class ActRules {

    private final VisibleAlerts alerts;
    private final Held held;
    private final CountryCode country;
    private final ExchangeDirectory directory;
    private final Instant now;

    ActRules(VisibleAlerts alerts, Held held, CountryCode country, ExchangeDirectory directory, Instant now) {
        this.alerts = alerts;
        this.held = held;
        this.country = country;
        this.directory = directory;
        this.now = now;
    }

    /** What this country holds. */
    @FunctionalInterface
    interface Held {
        boolean holds(Subject subject);
    }

    /**
     * @param subject that is acted upon; empty: it is only being opened
     * @param groups of it, as far as they are known; with none of them, membership is left to the hub
     */
    List<Fault> faultsOf(List<Mention> mentions, Optional<Subject> subject, Set<WorkingGroup> groups) {
        return mentions.stream()
                .flatMap(mention ->
                        faultOf(mention, subject, groups)
                                .map(message -> new Fault(mention.pointer(), message))
                                .stream())
                .toList();
    }

    private Optional<String> faultOf(Mention mention, Optional<Subject> subject, Set<WorkingGroup> groups) {
        return switch (mention) {
            case Mention.OfAlert named ->
                unless(alerts.find(named.alert()).isPresent(), "there is no such alert for this country");
            case Mention.OfCase named -> {
                var other = new Subject.OfCase(named.id());
                yield subject.equals(Optional.of(other))
                        ? Optional.of("a case cannot be merged with itself")
                        : unless(held.holds(other), "there is no such case for this country");
            }
            case Mention.OfOperation named ->
                unless(
                        held.holds(new Subject.OfOperation(named.id())),
                        "there is no such joint operation for this country");
            case Mention.OfGroup named ->
                directory
                        .group(named.group())
                        .map(known -> unless(
                                known.hasMember(country, now), "this country is not a member of the working group"))
                        .orElse(Optional.of("is not a working group of this exchange"));
            case Mention.OfMember named ->
                unless(belongs(named.country(), groups), "is not a member of the working group");
        };
    }

    private boolean belongs(CountryCode member, Set<WorkingGroup> groups) {
        return groups.isEmpty()
                || groups.stream()
                        .flatMap(group -> directory.group(group).stream())
                        .anyMatch(known -> known.hasMember(member, now));
    }

    private static Optional<String> unless(boolean right, String message) {
        return right ? Optional.empty() : Optional.of(message);
    }
}
