package org.borderexchange.gateway.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.problem.InvalidInput;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.routing.Routing;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.WorkingGroup;

/**
 * What officers do in cases and joint operations. An act is stored and told to the hub, which decides: nothing is answered from the copies
 * held here but that the officer saw an older version than they are.
 */
public final class CaseActService {

    private final CaseActs acts;
    private final Casework casework;
    private final Cases cases;
    private final Operations operations;
    private final Entries entries;
    private final VisibleAlerts alerts;
    private final Supplier<ExchangeDirectory> directory;
    private final CountryCode country;
    private final Clock clock;

    /** What is held of cases, operations and their history. */
    public record Copies(Cases cases, Operations operations, Entries entries) {}

    public CaseActService(
            CaseActs acts,
            Casework casework,
            Copies copies,
            VisibleAlerts alerts,
            Supplier<ExchangeDirectory> directory,
            CountryCode country,
            Clock clock) {
        this.acts = acts;
        this.casework = casework;
        this.cases = copies.cases();
        this.operations = copies.operations();
        this.entries = copies.entries();
        this.alerts = alerts;
        this.directory = directory;
        this.country = country;
        this.clock = clock;
    }

    /**
     * An act on its way to the hub.
     *
     * @param other the case that it splits off
     */
    public record Done(EventKey key, Optional<CaseId> other) {}

    /**
     * What became of an act.
     *
     * @param decision empty: the hub has not decided yet
     */
    public record Standing(CaseActs.Said act, Optional<CaseEntry> decision) {}

    /**
     * Opens a case by hand.
     *
     * @param despite related cases that the officer has seen
     * @param by subject of the officer's token
     * @throws InvalidInput naming every fault
     * @throws RelatedCases if there are others than he has seen
     */
    public Done open(ActDraft<CaseAct.OpenCase> draft, Set<CaseId> despite, String by) {
        var act = admitted(draft, Optional.empty(), Set.of());
        var unseen = casework.related(Set.copyOf(act.alerts())).stream()
                .filter(related -> !despite.contains(related.file().id()))
                .toList();
        if (!unseen.isEmpty()) {
            throw new RelatedCases(unseen);
        }
        var now = now();
        var ulid = EventId.next(now);
        return say(new Subject.OfCase(CaseId.openedBy(country, ulid)), ulid, act, Optional.empty(), now, by);
    }

    /** @throws InvalidInput naming every fault */
    public Done openOperation(ActDraft<CaseAct.OpenOperation> draft, String by) {
        var act = admitted(draft, Optional.empty(), Set.of());
        var now = now();
        var ulid = EventId.next(now);
        return say(new Subject.OfOperation(OperationId.openedBy(country, ulid)), ulid, act, Optional.empty(), now, by);
    }

    /**
     * @param seen version of the subject that the officer saw; empty: he did not say
     * @throws NoSuchSubject if there is none, or it is not this country's to see
     * @throws InvalidInput naming every fault
     * @throws Refused if the version is missing and needed, or older than what is held
     */
    public Done act(Subject subject, ActDraft<CaseAct> draft, Optional<Integer> seen, String by) {
        var groups = requireHeld(subject);
        var act = admitted(draft, Optional.of(subject), groups);
        if (act.needsBasis() && seen.isEmpty()) {
            throw new Refused(ProblemType.PRECONDITION_REQUIRED);
        }
        if (seen.filter(version -> version < heldVersion(subject)).isPresent()) {
            throw new Refused(ProblemType.STALE_VERSION);
        }
        var now = now();
        return say(subject, EventId.next(now), act, seen, now, by);
    }

    /** @throws NoSuchSubject if it is not this country's to act upon */
    public void require(CaseId id) {
        requireHeld(new Subject.OfCase(id));
    }

    /** Attaches a document that the hub has. */
    public Done attach(CaseId id, CaseDocument document, String by) {
        var draft = new ActDraft<CaseAct>(Optional.of(new CaseAct.AttachDocument(document)), List.of(), List.of());
        return act(new Subject.OfCase(id), draft, Optional.empty(), by);
    }

    /** Empty if this country did no such act, or has lost what it was done in. */
    public Optional<Standing> standing(Subject subject, String act) {
        return EventKey.parse(subject + "/" + act.replaceFirst("-", "/"))
                .filter(key ->
                        key.speaker().equals(Optional.of(country)) && key.act().isPresent())
                .flatMap(acts::find)
                .flatMap(said -> entries.find(said.key())
                        .map(told -> told.content().map(decision -> new Standing(said, Optional.of(decision))))
                        .orElse(Optional.of(new Standing(said, Optional.empty()))));
    }

    private <A extends CaseAct> A admitted(ActDraft<A> draft, Optional<Subject> subject, Set<WorkingGroup> groups) {
        var faults = new ArrayList<>(draft.faults());
        var rules = new ActRules(
                alerts, named -> groupsIfHeld(named).isPresent(), country, directory.get(), clock.instant());
        faults.addAll(rules.faultsOf(draft.mentions(), subject, groups));
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        return draft.act().orElseThrow();
    }

    private Done say(Subject subject, String ulid, CaseAct act, Optional<Integer> seen, Instant now, String by) {
        var key = new EventKey(subject.toString(), Optional.of(country), Optional.of(ulid));
        acts.say(key, act, seen, now, by, Routing.ofAct(country, Set.of()));
        return new Done(key, splitOff(act.kind(), ulid));
    }

    private Optional<CaseId> splitOff(CaseActKind kind, String ulid) {
        return kind == CaseActKind.SPLIT ? Optional.of(CaseId.openedBy(country, ulid)) : Optional.empty();
    }

    private Set<WorkingGroup> requireHeld(Subject subject) {
        return groupsIfHeld(subject).orElseThrow(NoSuchSubject::new);
    }

    /**
     * Held is what was told and not lost, or what this country has opened and of which nothing was told yet, a refusal neither.
     *
     * @return working groups of it, as far as they are known; empty if it is not held
     */
    private Optional<Set<WorkingGroup>> groupsIfHeld(Subject subject) {
        return switch (subject) {
            case Subject.OfCase of ->
                casework.find(of.id())
                        .map(found -> found.file().workingGroups())
                        .or(() -> noneYet(cases.find(of.id()).isEmpty() && isBeingOpened(subject)));
            case Subject.OfOperation of ->
                casework.find(of.id())
                        .map(found -> Set.of(found.workingGroup()))
                        .or(() -> noneYet(operations.find(of.id()).isEmpty() && isBeingOpened(subject)));
        };
    }

    private static Optional<Set<WorkingGroup>> noneYet(boolean opened) {
        return opened ? Optional.of(Set.of()) : Optional.empty();
    }

    private boolean isBeingOpened(Subject subject) {
        return acts.opening(subject)
                .filter(opening -> entries.find(opening.key())
                        .map(told -> told.content()
                                .filter(entry -> !entry.isRefused())
                                .isPresent())
                        .orElse(true))
                .isPresent();
    }

    /** 0 if nothing was told yet. */
    private int heldVersion(Subject subject) {
        return switch (subject) {
            case Subject.OfCase of -> cases.find(of.id()).map(Told::version).orElse(0);
            case Subject.OfOperation of ->
                operations.find(of.id()).map(Told::version).orElse(0);
        };
    }

    /** Events carry milliseconds. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** There is no such case or operation, or it is not this country's to see: which of the two is nobody's business. */
    public static final class NoSuchSubject extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The officer has yet to see cases that seem to be about the same. */
    public static final class RelatedCases extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<RelatedCase> related;

        RelatedCases(List<RelatedCase> related) {
            super("related cases", null, false, false);
            this.related = List.copyOf(related);
        }

        /** At least one. */
        public List<RelatedCase> related() {
            return related;
        }
    }
}
