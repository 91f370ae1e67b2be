package org.borderexchange.gateway.hit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.receipt.Receptions;
import org.borderexchange.gateway.routing.Routing;
import org.borderexchange.schemas.codelist.VerdictKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;

/** What officers may learn of hits, and what they may say of them. */
public final class HitService {

    /** More colleagues than judge one hit at the same moment. */
    private static final int ROUNDS = 100;

    private final Hits hits;
    private final Verdicts verdicts;
    private final Receptions receptions;
    private final VisibleAlerts alerts;
    private final Disclosure disclosure;
    private final CasesOfHits cases;
    private final CountryCode country;
    private final Clock clock;

    public HitService(
            Hits hits,
            Verdicts verdicts,
            Receptions receptions,
            VisibleAlerts alerts,
            Disclosure disclosure,
            CasesOfHits cases,
            CountryCode country,
            Clock clock) {
        this.hits = hits;
        this.verdicts = verdicts;
        this.receptions = receptions;
        this.alerts = alerts;
        this.disclosure = disclosure;
        this.cases = cases;
        this.country = country;
        this.clock = clock;
    }

    /**
     * @param hits in the order asked for; fewer than the limit does not mean that the list ends
     * @param next where the list goes on; empty: nowhere
     */
    public record Page(List<VisibleHit> hits, Optional<String> next) {}

    /** @param now false: nothing was said that had not been said before */
    public record Judged(VisibleHit hit, boolean now) {}

    public Optional<VisibleHit> find(HitId id) {
        return find(Set.of(id)).stream().findFirst();
    }

    /** Those of them that this country may see. */
    public List<VisibleHit> find(Collection<HitId> ids) {
        return ids.isEmpty() ? List.of() : visible(hits.find(ids));
    }

    /** Those that join one of these alerts with another, as far as this country may see them. */
    public List<Hit> joining(Collection<AlertId> of) {
        return of.isEmpty() ? List.of() : readable(hits.joining(of));
    }

    /** Those of them that are held and not to be shown, for this country has lost an alert of theirs. */
    public Set<HitId> concealed(Collection<HitId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var told = hits.find(ids);
        var lost = lost(told);
        return told.stream()
                .filter(hit -> !Collections.disjoint(hit.alerts(), lost))
                .map(Hit::id)
                .collect(toSet());
    }

    public Page list(HitSearch search) {
        var found = hits.list(search);
        return new Page(visible(found.hits()), found.next());
    }

    /**
     * Says what this country thinks of a hit. Of officers who judge at the same time each makes a version of its own, the last of which
     * stands. Saying the same again of an unchanged hit changes nothing. Told are the own country, and the other owner if he may know of the
     * hit.
     *
     * @param by subject of the officer's token
     * @return the hit as it is now
     * @throws Refused as unavailable if others keep judging it at the same moment
     * @throws NoSuchHit if there is none of that id, or it is not this country's to see
     */
    public Judged judge(HitId id, VerdictKind kind, String reason, String by) {
        for (int round = 0; round < ROUNDS; round++) {
            var seen = find(id).orElseThrow(NoSuchHit::new);
            var before = seen.verdictOf(country);
            if (before.filter(own -> own.saysTheSame(kind, reason, seen.hit())).isPresent()) {
                return new Judged(seen, false);
            }
            var version = before.map(Verdict::version).orElse(0) + 1;
            var verdict = new Verdict(
                    id, country, version, kind, reason, seen.hit().basis(), Instant.ofEpochMilli(clock.millis()));
            try {
                verdicts.give(verdict, by, Routing.ofAct(country, told(seen.hit())));
                return new Judged(seen.with(verdict), true);
            } catch (Acts.AlreadySaid byColleague) {
                // a colleague's verdict was stored: this one follows it
            }
        }
        throw new Refused(ProblemType.UNAVAILABLE);
    }

    /** Its owners as far as they may know of it; empty if there is none of that id, or it is not this country's to see. */
    public Optional<Set<CountryCode>> told(HitId id) {
        return readable(hits.find(Set.of(id))).stream().findFirst().map(this::told);
    }

    /** The hub withholds a hit from who may not read the other's alert: so must be what this country says of it. */
    private Set<CountryCode> told(Hit hit) {
        var own = hit.sides().getFirst().alert();
        return hit.owners().stream()
                .filter(owner ->
                        own.filter(alert -> disclosure.allows(alert, owner)).isPresent())
                .collect(toSet());
    }

    /**
     * What the hub has told, without the hits of which this country has lost an alert since: the hub has yet to hear of that. An alert that
     * never came may still be on its way.
     */
    private List<Hit> readable(List<Hit> told) {
        var lost = lost(told);
        return told.stream()
                .filter(hit -> Collections.disjoint(hit.alerts(), lost))
                .toList();
    }

    /** What is {@link #readable}, as desks see it. */
    private List<VisibleHit> visible(List<Hit> told) {
        var remaining = readable(told);
        var given = verdicts
                .find(remaining.stream()
                        .flatMap(hit -> hit.verdictKeys().stream())
                        .toList())
                .stream()
                .collect(groupingBy(Verdict::key));
        var inCases = cases.of(remaining.stream().map(Hit::id).toList());
        var received = receptions.of(
                remaining.stream().collect(toMap(hit -> hit.id().toString(), Hit::ownersInOrder, (one, same) -> one)));
        return remaining.stream()
                .map(hit -> new VisibleHit(
                        hit,
                        hit.verdictKeys().stream()
                                .flatMap(key -> given.getOrDefault(key, List.of()).stream())
                                .toList(),
                        received.getOrDefault(hit.id().toString(), List.of()),
                        Optional.ofNullable(inCases.get(hit.id()))))
                .toList();
    }

    private Set<AlertId> lost(List<Hit> told) {
        return alerts.lost(told.stream().flatMap(hit -> hit.alerts().stream()).collect(toSet()));
    }

    /** There is no such hit, or it is not this country's to see: which of the two is nobody's business. */
    public static final class NoSuchHit extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
